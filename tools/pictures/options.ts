import { readArguments, type Bad, type Help } from '../command-line.ts';

export const pictureNames = ['booking', 'call', 'calendar'] as const;
export type PictureName = (typeof pictureNames)[number];

export const help = `usage: npm run pictures -- [PICTURE ...] [options]

Makes these pictures of the documentation anew, of a product that it starts for that (npm start -- --with-google, on
data of its own):

  booking    somebody books on a phone: an animation     booking.webp
  call       the same by telephone, npm run phone        call.png
  calendar   the week that is in the business's calendar calendar.png

  --out FOLDER     where they go (docs/images)
  --help           this

Chromium draws them (apt-get install chromium; CHROMIUM_PATH is another one), ImageMagick puts the animation together
(apt-get install imagemagick). Pictures of dashboards are by tools/dashboards.
`;

export type Options =
  | Help
  | Bad
  | { readonly kind: 'draw'; readonly names: readonly PictureName[]; readonly out: string };

const isName = (text: string): text is PictureName => pictureNames.some((name) => name === text);

export function readOptions(args: readonly string[]): Options {
  return readArguments(
    args,
    {
      allowPositionals: true,
      options: {
        out: { type: 'string', default: 'docs/images' },
      },
    },
    (values, positionals): Options => {
      const unknown = positionals.find((text) => !isName(text));
      if (unknown !== undefined) throw new Error(`there is no picture ${unknown}`);
      const named = positionals.filter(isName);
      return { kind: 'draw', names: named.length === 0 ? pictureNames : named, out: values.out };
    },
  );
}
