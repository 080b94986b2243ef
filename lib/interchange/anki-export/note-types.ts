import { CONTEXT_FIELD, EXTRA_FIELD, NAMES_FIELD, NOTE_TYPES, SOURCE_FIELDS } from '../own-anki-notes'

/** A template of a note type: one kind of card. */
export type ExportedTemplate = {
  readonly id: number
  readonly name: string
  readonly question: string
  readonly answer: string
  /** The fields without which it makes no card: Anki before 2.1.28 reads it. */
  readonly needs: readonly number[]
}

export type ExportedNoteType = {
  readonly id: number
  readonly name: (typeof NOTE_TYPES)[number]
  readonly isCloze: boolean
  /** Anki opens its notes in its editor of image occlusions. */
  readonly isOcclusion: boolean
  /** The first five of an image occlusion are known to Anki by their places. */
  readonly fields: readonly { readonly id: number; readonly name: string }[]
  readonly templates: readonly ExportedTemplate[]
}

/** Ids and time of the note types: the same in every package, so that Anki knows them again. Raise the time with each change. */
const FIRST_ID = 1_790_000_000_000
export const NOTE_TYPES_CHANGED_SECONDS = 1_796_170_000

const CONTEXT = '{{#Context}}<div class="context">{{Context}}</div>{{/Context}}'
const EXTRA = '{{#Extra}}<div class="extra">{{Extra}}</div>{{/Extra}}'

const SOURCE = `<footer class="source">
{{#Passage}}<blockquote>{{Passage}}</blockquote>{{/Passage}}
<p>{{Citation}}{{#As-of}} {{As-of}}{{/As-of}}{{#Link}} <a href="{{Link}}">Source</a>{{/Link}}</p>
</footer>`

const HINT = '{{#Hint}}<div class="hint">{{hint:Hint}}</div>{{/Hint}}'
const side = (field: string, name: 'question' | 'answer') => `<div class="${name}">{{${field}}}</div>`
const answered = (answer: string) => `{{FrontSide}}\n<hr id="answer">\n${answer}\n${EXTRA}\n${SOURCE}`

const fieldsFrom = (id: number, names: readonly string[]) => names.map((name, at) => ({ id: id + at, name }))

/**
 * Cards with question and answer: also reversed, and with a typed answer. “Reversed” and “Typed” hold a word if the note
 * has such a card. Which template a card belongs to is its place here.
 */
export const QUESTION_TYPE: ExportedNoteType = {
  id: FIRST_ID,
  name: NOTE_TYPES[0],
  isCloze: false,
  isOcclusion: false,
  fields: fieldsFrom(FIRST_ID + 100, [
    'Question',
    'Answer',
    'Hint',
    ...SOURCE_FIELDS,
    'Also accepted',
    'Reversed',
    'Typed',
    EXTRA_FIELD,
    CONTEXT_FIELD,
  ]),
  templates: [
    {
      id: FIRST_ID + 201,
      name: 'Question',
      question: `{{^Typed}}\n${CONTEXT}\n${side('Question', 'question')}\n${HINT}\n{{/Typed}}`,
      answer: answered(side('Answer', 'answer')),
      needs: [0],
    },
    {
      id: FIRST_ID + 202,
      name: 'Reversed',
      question: `{{#Reversed}}\n${CONTEXT}\n${side('Answer', 'question')}\n{{/Reversed}}`,
      answer: answered(side('Question', 'answer')),
      needs: [1, 8],
    },
    {
      id: FIRST_ID + 203,
      name: 'Typed',
      question: `{{#Typed}}\n${CONTEXT}\n${side('Question', 'question')}\n${HINT}\n{{type:Answer}}\n{{/Typed}}`,
      answer: `${CONTEXT}\n${side('Question', 'question')}\n<hr id="answer">\n{{type:Answer}}\n{{#Also accepted}}<p class="hint">Also accepted: {{Also accepted}}</p>{{/Also accepted}}\n${EXTRA}\n${SOURCE}`,
      needs: [0, 9],
    },
  ],
}

/** Sentences with gaps: one card for each number. */
export const CLOZE_TYPE: ExportedNoteType = {
  id: FIRST_ID + 1,
  name: NOTE_TYPES[1],
  isCloze: true,
  isOcclusion: false,
  fields: fieldsFrom(FIRST_ID + 300, ['Text', 'Hint', ...SOURCE_FIELDS, 'Also accepted', EXTRA_FIELD, CONTEXT_FIELD]),
  templates: [
    {
      id: FIRST_ID + 401,
      name: 'Cloze',
      question: `${CONTEXT}\n${side('cloze:Text', 'question')}\n${HINT}`,
      answer: `${CONTEXT}\n${side('cloze:Text', 'question')}\n<hr id="answer">\n${EXTRA}\n${SOURCE}`,
      needs: [0],
    },
  ],
}

/** The number by which Anki knows its own image occlusion (`StockNotetype.OriginalStockKind`). */
export const OCCLUSION_STOCK_KIND = 6
/** How many of its fields Anki knows by a number, their place: occlusion, image, header, back extra, comments. */
export const OCCLUSION_FIELDS = 5

/** Which element Anki draws in, and what it draws from, is given by their ids. */
const PICTURE = `{{#Header}}<div class="question">{{Header}}</div>{{/Header}}
<div style="display: none">{{cloze:Occlusion}}</div>
<div id="err"></div>
<div id="image-occlusion-container">{{Image}}<canvas id="image-occlusion-canvas"></canvas></div>
<script>
try { anki.imageOcclusion.setup(); }
catch (reason) { document.getElementById("err").textContent = "This version of Anki cannot show it: " + reason; }
</script>`

/** Parts of a picture: one card for each. The names of the parts are shown on the answer side. */
export const OCCLUSION_TYPE: ExportedNoteType = {
  id: FIRST_ID + 2,
  name: NOTE_TYPES[2],
  isCloze: true,
  isOcclusion: true,
  fields: fieldsFrom(FIRST_ID + 500, [
    'Occlusion',
    'Image',
    'Header',
    'Back Extra',
    'Comments',
    NAMES_FIELD,
    'Hint',
    ...SOURCE_FIELDS,
    'Also accepted',
    CONTEXT_FIELD,
  ]),
  templates: [
    {
      id: FIRST_ID + 601,
      name: 'Image occlusion',
      question: `${CONTEXT}\n${PICTURE}\n${HINT}`,
      answer: `${CONTEXT}
${PICTURE}
<hr id="answer">
${side(`cloze-only:${NAMES_FIELD}`, 'answer')}
<p><button id="toggle">Uncover the others</button></p>
{{#Back Extra}}<div>{{Back Extra}}</div>{{/Back Extra}}
${SOURCE}`,
      needs: [0],
    },
  ],
}

/** All note types, in the order of their ids. */
export const ALL_NOTE_TYPES = [QUESTION_TYPE, CLOZE_TYPE, OCCLUSION_TYPE] as const

/** The look of a card, in light and dark. */
export const CARD_CSS = `.card {
  --ink: #1d1f23;
  --quiet: #5c626b;
  --rule: #d9dce1;
  --accent: #1f5fa8;
  --page: #fbfbf9;
  box-sizing: border-box;
  max-width: 40rem;
  margin: 0 auto;
  padding: 1.5rem 1.25rem;
  font-family: "Source Serif 4", Charter, Georgia, serif;
  font-size: 1.25rem;
  line-height: 1.5;
  text-align: left;
  color: var(--ink);
  background-color: var(--page);
}
.card.nightMode, .card.night_mode, .nightMode .card, .night_mode .card {
  --ink: #e7e8ea;
  --quiet: #a3a9b3;
  --rule: #3a3f47;
  --accent: #8ab8f0;
  --page: #1b1d21;
}
.question { font-weight: 600; }
.context { margin-bottom: 0.75rem; font-family: system-ui, sans-serif; font-size: 0.72em; color: var(--quiet); }
.hint { margin-top: 0.75rem; font-size: 0.8em; color: var(--quiet); }
.extra { margin-top: 0.75rem; font-size: 0.85em; }
hr { margin: 1.25rem 0; border: 0; border-top: 1px solid var(--rule); }
a { color: var(--accent); }
.cloze { font-weight: 700; color: var(--accent); border-bottom: 2px solid var(--accent); }
.heading { font-weight: 700; }
p { margin: 0.5em 0; }
pre, code { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 0.9em; }
pre { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { padding: 0.2em 0.6em; border-bottom: 1px solid var(--rule); text-align: left; }
#image-occlusion-canvas {
  --active-shape-color: #8a2c26;
  --inactive-shape-color: #625b50;
  --highlight-shape-color: #8a2c2600;
  --active-shape-border: 2px #1d1b17;
  --inactive-shape-border: 1px #fffdf8;
  --highlight-shape-border: 3px #8a2c26;
}
#typeans { box-sizing: border-box; width: 100%; font-size: 1em; }
.source { margin-top: 1.75rem; font-family: system-ui, sans-serif; font-size: 0.72em; color: var(--quiet); }
.source blockquote { margin: 0 0 0.5em; padding-left: 0.8em; border-left: 3px solid var(--rule); }
.source b { color: var(--ink); }
`
