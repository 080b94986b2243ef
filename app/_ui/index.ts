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
 * Pages may import the frame and lists from here; client code imports from the single files, so that a route carries only
 * what it shows.
 */
export { LinkButton } from './button'
export { DataTable } from './data-table'
export { EmptyState } from './empty-state'
export { Page, PageTitle, Section } from './page'
export { Row, RowList } from './row-list'
