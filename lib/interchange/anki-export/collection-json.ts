import { type PresetSettings, presetJson, presetsOf } from './deck-preset'
import type { ExportedDeck } from './decks'
import {
  ALL_NOTE_TYPES,
  CARD_CSS,
  type ExportedNoteType,
  NOTE_TYPES_CHANGED_SECONDS,
  OCCLUSION_FIELDS,
  OCCLUSION_STOCK_KIND,
} from './note-types'

/** What Anki puts around LaTeX that is drawn as a picture. Ours is not, but Anki expects every note type to have it. */
const LATEX = {
  before:
    '\\documentclass[12pt]{article}\n\\special{papersize=3in,5in}\n\\usepackage[utf8]{inputenc}\n\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n\\setlength{\\parindent}{0in}\n\\begin{document}\n',
  after: '\\end{document}',
} as const

const noteTypeJson = ({ id, name, isCloze, isOcclusion, fields, templates }: ExportedNoteType) => ({
  id,
  name,
  type: isCloze ? 1 : 0,
  mod: NOTE_TYPES_CHANGED_SECONDS,
  usn: -1,
  sortf: 0,
  did: null,
  tmpls: templates.map((template, ord) => ({
    id: template.id,
    name: template.name,
    ord,
    qfmt: template.question,
    afmt: template.answer,
    bqfmt: '',
    bafmt: '',
    did: null,
    bfont: '',
    bsize: 0,
  })),
  flds: fields.map((field, ord) => ({
    id: field.id,
    name: field.name,
    ord,
    sticky: false,
    rtl: false,
    font: 'Arial',
    size: 20,
    description: '',
    plainText: false,
    collapsed: false,
    excludeFromSearch: false,
    tag: isOcclusion && ord < OCCLUSION_FIELDS ? ord : null,
    preventDeletion: isOcclusion && ord < OCCLUSION_FIELDS,
    media: [],
  })),
  css: CARD_CSS,
  latexPre: LATEX.before,
  latexPost: LATEX.after,
  latexsvg: false,
  req: templates.map(({ needs }, ord) => [ord, 'all', needs]),
  tags: [],
  vers: [],
  ...(isOcclusion ? { originalStockKind: OCCLUSION_STOCK_KIND } : {}),
})

const deckJson = ({ id, name, presetId, limits }: ExportedDeck, changedSeconds: number) => ({
  id,
  mod: changedSeconds,
  name,
  usn: -1,
  lrnToday: [0, 0],
  revToday: [0, 0],
  newToday: [0, 0],
  timeToday: [0, 0],
  collapsed: false,
  browserCollapsed: false,
  desc: '',
  dyn: 0,
  conf: presetId,
  extendNew: 0,
  extendRev: 0,
  newLimit: limits.newPerDay,
  reviewLimit: limits.reviewsPerDay,
  newLimitToday: null,
  reviewLimitToday: null,
})

const byId = <Thing extends { readonly id: number }>(things: readonly Thing[]) =>
  Object.fromEntries(things.map((thing) => [thing.id, thing]))

/** The columns of JSON in which the collection keeps its note types, decks and presets. */
export const jsonColumns = (decks: readonly ExportedDeck[], preset: PresetSettings | null, changedSeconds: number) => ({
  models: JSON.stringify(byId(ALL_NOTE_TYPES.map(noteTypeJson))),
  decks: JSON.stringify(byId(decks.map((deck) => deckJson(deck, changedSeconds)))),
  dconf: JSON.stringify(byId(presetsOf(preset).map((one) => presetJson(one, changedSeconds)))),
})
