import { asciiRegExp } from '../../../text/ascii-reg-exp'

/** A line that says what a picture shows. */
export const CAPTION =
  /^(?:photo(?:graph)?|image|picture|caption|illustration|graphic|map|chart|figure|fig\.?|credits?|source|video|watch)(?: by| courtesy of| credit| caption| \d{1,3})?s?\s*[:|–—]/u

/** Whose picture it is: “(Photo by A. Name/Agency)”, “REUTERS/A Name”, “Getty Images”. */
export const CREDIT = asciiRegExp(
  /(?:\((?:photo|image|picture|file photo)s?\b[^()]{0,120}\)\.?[*_]*\s*$|\bgetty images\b|\b(?:reuters|afp|ap|epa|efe|tass|xinhua|anadolu)\s?\/\s?\p{L}|\/(?:afp|getty|ap|reuters|epa)\b|\bap photo\b|\bfile (?:photo|picture|image)\b|\b(?:photo|credit|illustration|image|picture)s?\s*:\s*(?:[^.!?]|\p{L}\.){1,80}\.?$|©\s*\p{L}[\p{L} ./&-]{1,60}$|^courtesy of\b|^(?:photo|image|picture)s?(?: (?:by|from|courtesy))\b)/u,
)

/** What a page says about itself and its other pages. */
export const FURNITURE =
  /^(?:read (?:more|also|next|the full|on)\b.{0,3}[:|>→–—]?|also read\b|see also\b|related(?: (?:articles?|stories|reading|topics?|posts?))?\s*:|more (?:on this story|from|on this)\b|recommended(?: reading)?\s*:|sign up (?:for|to)\b|subscribe\b|follow us\b|share this\b|click here\b|advertisement\b|sponsored\b|this (?:article|story|piece|post|essay|interview|commentary|column|report) (?:was |is |has been )?(?:first |originally )?(?:published|appeared|reproduced|posted|written for|part of)\b|(?:originally|first) published (?:in|by|on|at)\b|©|copyright\b|all rights reserved|tags?\s*:|filed under\b|categories\s*:|topics\s*:|download (?:the )?(?:pdf|report|full)\b|the views expressed\b|the opinions expressed\b|(?:additional )?(?:reporting|editing|writing) by\b|listen to\b.{0,40}(?:podcast|episode)|(?:skip|continue) (?:to|reading)\b|leave a (?:comment|reply)|correction\s*:|\d{1,3} min(?:ute)? read\b)/u

/** “By Jane Placeholder”, “By A. Name in Astana”: a line of its own without a full stop. */
export const BYLINE = asciiRegExp(/^by (?:\p{L}[\p{L}.'’-]*\s?){2,5}(?:(?:,|and|in|\|).{0,60})?[*_]*$/u)

/** Notes about authors wherever they stand. */
export const BIO_WORKS = asciiRegExp(
  /^(?:about the authors?\b|the (?:author|writer) (?:is|was|works)\b|(?:\p{L}[\p{L}.'’-]*,?\s){1,4}(?:is|are) (?:the|an?) (?:(?:co-?)?author|editor)s? of\b|(?:follow|contact|reach) (?:him|her|them|the author|\p{L}\p{L}+)\b.{0,60}(?:@|on (?:twitter|x|linkedin|bluesky)\b|at:?\s))/u,
)

/** “Jane Placeholder is …”, “A. Name and B. Name are …”, as notes about authors begin. */
export const NAME_IS = asciiRegExp(
  /^(?:(?:dr|prof|professor|mr|ms|mrs|sir|dame|lord)\.? )?(?:\p{Lu}[\p{L}.'’-]*,?\s){2,5}(?:and (?:\p{Lu}[\p{L}.'’-]*,?\s){2,5})?(?:is|are|was|works as|serves as)\s/u,
)

/** “Jane Placeholder writes about mountains.”: the same of somebody without an office. */
export const NAME_WRITES = asciiRegExp(
  /^(?:\p{Lu}[\p{L}.’'-]*\s){2,4}(?:writes|reports|covers|blogs|lectures|teaches) (?:about|on|for|from|at)\b/u,
)

/** What authors are, among the first words of such a note. */
export const PROFESSION =
  /^.{0,160}\b(?:fellow|professor|lecturer|correspondent|reporter|journalist|columnist|researcher|research (?:associate|analyst|director|assistant)|scholar|(?:political|defen[cs]e|security|senior|independent|policy) analyst|(?:freelance|contributing) (?:writer|editor)|(?:phd|doctoral) (?:candidate|student)|bureau chief|programme director|program director|staff writer|(?:co-?)?authors? of)\b/u
