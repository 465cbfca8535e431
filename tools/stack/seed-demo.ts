import { app, openCatalogue, seedDemo } from '@gomomo/booking-core';
import { writePrivateFile } from '@gomomo/embedded';
import { runOnce } from '@gomomo/host';

/** Makes the demo business where it is missing; its key is kept in the file that is named first. */
const [demoFile = 'demo.json'] = process.argv.slice(2);
await runOnce(app, process.env, async (ground) => {
  const { slug, apiKey } = await seedDemo(openCatalogue(ground));
  if (apiKey !== undefined) writePrivateFile(demoFile, `${JSON.stringify({ slug, apiKey })}\n`);
});
