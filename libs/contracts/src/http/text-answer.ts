import { z } from 'zod';

/** An answer that is text of another media type than JSON. */
export function textAnswer(mediaType: string) {
  return z.string().meta({ contentMediaType: mediaType });
}

/** The media type of a success answer: `application/json` but for text answers. */
export function mediaTypeOf(answer: z.ZodType): string {
  const mediaType = answer.meta()?.['contentMediaType'];
  return typeof mediaType === 'string' ? mediaType : 'application/json';
}
