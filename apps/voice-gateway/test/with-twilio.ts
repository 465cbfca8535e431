import { startFakeTwilio, type FakeTwilio } from '@gomomo/fakes';
import { startProduct, type Product } from '@gomomo/testing';

export interface WithTwilio {
  readonly product: Product;
  readonly twilio: FakeTwilio;
  stop(): Promise<void>;
}

/** The product beside a fake of Twilio, which signs what it sends with the token. */
export async function startWithTwilio(
  authToken: string,
  env: Readonly<Record<string, string>> = {},
  smsWebhook?: string,
): Promise<WithTwilio> {
  const twilio = await startFakeTwilio({ authToken, ...(smsWebhook && { smsWebhook }) });
  const product = await startProduct({
    TWILIO_AUTH_TOKEN: authToken,
    TWILIO_ACCOUNT_SID: twilio.accountSid,
    TWILIO_BASE_URL: twilio.url,
    ...env,
  });
  return {
    ...{ product, twilio },
    async stop() {
      await product.stop();
      await twilio.close();
    },
  };
}
