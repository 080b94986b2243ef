/**
 * What screens are made of. Colours, type sizes and fonts are the tokens of globals.css (`bg-sheet`, `text-quiet`,
 * `border-rule`, `text-label`, `font-serif`, `figures`, `link`).
 *
 * Frame: Page, PageTitle, Section
 * Acts: Button, LinkButton (primary, plain, quiet), Dialog, toast
 * Entry: TextField, TextArea, Select, Checkbox; Field around any other control. All keep what was typed.
 * Lists: RowList and Row, DataTable, Pagination, EmptyState
 * State: Badge, KindBadge, WeightBadge, Progress, ErrorNote, Kbd
 * Sources: Passage, Citation, citationWords, dateWords; CardText for one side of a card
 *
 * Client code imports from the single files, so that a route carries only what it shows.
 */
export { Badge, FORM_WORDS, KindBadge, kindWord, WEIGHT_WORDS, WeightBadge } from './badge'
export { Button, LinkButton } from './button'
export { CardText } from './card-text'
export { Checkbox } from './checkbox'
export { Citation, type CitedSource, citationWords, dateWords } from './citation'
export { classNames } from './class-names'
export { type Column, DataTable } from './data-table'
export { Dialog } from './dialog'
export { EmptyState } from './empty-state'
export { ErrorNote } from './error-note'
export { Field, Select, TextArea, TextField } from './field'
export { Kbd } from './kbd'
export { Page, PageTitle, Section } from './page'
export { Pagination } from './pagination'
export { Passage } from './passage'
export { Progress } from './progress'
export { Row, RowList } from './row-list'
export { toast } from './toast'
