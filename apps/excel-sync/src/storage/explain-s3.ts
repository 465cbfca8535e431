interface Fault {
  readonly name?: string;
  readonly code?: string;
  readonly message?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

interface Place {
  readonly bucket: string;
  readonly endpoint: string | undefined;
}

const rights = 's3:GetObject, s3:PutObject, s3:DeleteObject and s3:ListBucket';

/** How a call ends that has had its time. */
const timeOuts = new Set(['AbortError', 'TimeoutError']);

/** What is the matter with the bucket and what to do about it, for whoever looks after it. */
export function explainS3(error: unknown, { bucket, endpoint }: Place): string {
  const { name = 'Error', code, message = '', $metadata } = error as Fault;
  const server = endpoint ?? 'AWS';
  const status = $metadata?.httpStatusCode;
  if (name === 'NoSuchBucket' || status === 404) {
    return `there is no bucket ${bucket} at ${server}: make it, or correct S3_BUCKET`;
  }
  if (status === 403 || status === 401) {
    return `the bucket ${bucket} at ${server} refuses the key in S3_ACCESS_KEY_ID (${name}): it needs ${rights}`;
  }
  if (status === 301 || status === 307) {
    return `the bucket ${bucket} is in another region than S3_REGION (${name})`;
  }
  if (/quota|storagefull/i.test(name) || status === 507) {
    return `the bucket ${bucket} at ${server} is full (${name}): make room in it`;
  }
  if (timeOuts.has(name)) return `${server} does not answer in time: it is waited for`;
  if (status === undefined)
    return `${server} cannot be reached (${code ?? name}): it is waited for`;
  if (status >= 500 || status === 429) {
    return `${server} cannot serve at the moment (${status} ${name}): it is waited for`;
  }
  return `the bucket ${bucket} at ${server} refuses it (${status} ${name}): ${message}`;
}
