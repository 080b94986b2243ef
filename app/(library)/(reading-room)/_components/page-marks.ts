/** On an element whose text is a block's words: where they begin in the article's text. */
export const WORDS_FROM = 'data-words-from'
/** On a fact: its id. */
export const FACT = 'data-fact'
/** On a run of marked words: the ids of the facts whose passages it is part of. */
export const FACTS = 'data-facts'
/** On a fact and its passage while either is pointed at. */
export const LIT = 'data-lit'
/** On a note in the margin: the offset of the words in the article's text that it stands beside. */
export const NOTE = 'data-note'
/** On the place in the margin beside a block: where the block begins in the article's text. Drafts are put there. */
export const DRAFTS_AT = 'data-drafts-at'
