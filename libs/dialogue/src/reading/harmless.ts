import type { Span } from '@gomomo/understanding';

const wordsOf = (text: string): readonly string[] => text.trim().split(/\s+/u);

/** Exclamations, feelings and opinions: beside a wish they want nothing and turn nothing round. */
export const harmless: ReadonlySet<string> = new Set(
  wordsOf(`
    because cos coz damn dammit darn bloody flipping heck hell blimey crikey goodness gosh heavens whoa wow woo yay hooray phew ugh argh
    oops whoops yikes ooh oooh aww aw eek jeez sheesh lord lordy fab fabulous grand brilliant smashing super superb splendid
    excellent amazing awesome fantastic wonderful marvellous marvelous gorgeous beautiful delightful terrific magic ideal
    excited exciting thrilled happy glad pleased delighted relieved grateful thankful chuffed keen eager nervous anxious
    tired exhausted knackered shattered stressed busy hungry bored lazy sad poor silly daft stupid crazy mad funny weird
    relax relaxing relaxed treat treating spoil pamper pampering unwind enjoy enjoying deserve deserved special
    dear darling love sweetheart honey hun babe pet duck mate pal buddy bro dude fella folks guys lads ladies boss
    afraid honest seriously literally truly obviously clearly simply totally completely absolutely
    finally quite rather pretty super mega dead proper lots loads tons bunch heaps
    hurry hurrying rush rushing patience patient fuss bother trouble problem worry worries hassle
    lol lmao rofl haha hehe xx xoxo
    forgot forget remember remembered shut ever both hm he's she's they're he'd she'd they'd
    grandkids grandchildren parents family cleaner plumber builder builders bestie besties website garbage rubbish ready set done sorted correct cool sweet nice decent brill ace bless cheerio helpful browsing you've slowly slower surname surname's
  `),
);

const phrases =
  /\b(?:(?<=^\W*(?:(?:no|oh|um|uh|ah|well|sorry|actually)\W+)*)(?:wait|hang on|hold on)(?! (?:for|until|till|a|an|one|list))|if (?:you|nobody|no one) (?:don't|wouldn't|doesn't) mind|go ahead|after all|of course|(?:i'd|i would|we'd) rather (?:have|take|come)|(?:i'm |im |i am )?not asking for (?:advice|much|a lot)|(?:i'm |im |i am )?not (?:too much|any|a|much of a) (?:trouble|problem|bother|hassle)|if (?:it's|its|it is|that's|that is) (?:not (?:too much|any|a) (?:trouble|problem|bother|hassle)|no (?:trouble|bother|problem|hassle))|(?:the )?same (?:phone |mobile |cell )?(?:number|name|phone|e-?mail|contact|details)(?: as (?:before|always|last time|ever))?|as ever|(?:sounds?|looks?|seems?) (?:so |very |really |just |absolutely )?(?!like|late|early|too|off|wrong|bad|busy|not|better|full|closed)\p{L}+|(?<=days? )(?:i|we)(?:'ve| have)(?: got)? (?:the |a |my |our )?(?!nothing|time|off|until|till|no)\p{L}+|with (?:an?|one|two|double|no) \p{L}(?:'?s)?(?!\p{L})|(?:(?:i'm|i am|im|we're|we are|he's|he is|she's|she is) )(?:(?:stuck|still|back) )?(?:at|in) (?:work|school|college|uni|class|the office)|shut up|about (?:bloody |damn )?time|not (?:gonna|going to) lie|to be (?:honest|fair|frank)|i (?:can't|cannot|cant) (?:wait|believe it)|why not|not bad|no (?:hurry|rush|worries|problem|pressure|fuss)|(?:i'm|i am|im|she's|he's|is|just|turning|turned) \d{1,3}(?: (?:years? old|yrs? old|now))?|\d{1,3} years? old)(?!\p{L})/giu;

/** Turns of speech that hold a word which by itself could turn something round: "after all". */
export const harmlessSpans = (text: string): Span[] =>
  [...text.slice(0, 600).replaceAll('’', "'").matchAll(phrases)].map(({ index, 0: said }) => ({
    start: index,
    end: index + said.length,
  }));
