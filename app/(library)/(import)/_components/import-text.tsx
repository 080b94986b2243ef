'use client'

import { type ReactNode, useState } from 'react'
import { ActButton } from '@/app/_client/act-button'
import { Checkbox } from '@/app/_ui/checkbox'
import { Select } from '@/app/_ui/field'
import {
  COLUMN_LABELS,
  COLUMN_ROLES,
  type ColumnRole,
  FORMAT_LABELS,
  MARKUPS,
  type Markup,
  type TextPreview,
} from '@/lib/domain/imports/text-preview'
import { readImportAgain } from '../import-actions'

const MARKUP_LABELS: Readonly<Record<Markup, string>> = { plain: 'Plain text', markdown: 'Markdown', html: 'HTML' }
const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'shift_jis',
  'gb18030',
]

const rolesToChoose = COLUMN_ROLES.map((role) => ({ value: role, label: COLUMN_LABELS[role] }))
const markupsToChoose = MARKUPS.map((markup) => ({ value: markup, label: MARKUP_LABELS[markup] }))

type TableProps = { readonly table: NonNullable<TextPreview['table']>; readonly encoding: string }

/** What the columns of a table are, as it was guessed; each can be set, and the file is then read again. */
function TableChoices({ table, encoding }: TableProps) {
  const [columns, setColumns] = useState<readonly ColumnRole[]>(table.columns.map(({ role }) => role))
  const [markup, setMarkup] = useState<Markup>(table.markup)
  const [hasHeader, setHasHeader] = useState(table.hasHeader)
  const [chosenEncoding, setEncoding] = useState(encoding)
  const encodings = [...new Set([encoding, ...ENCODINGS])].map((name) => ({ value: name, label: name }))
  const again = () =>
    readImportAgain({ columns: [...columns], markup, hasHeader, encoding: chosenEncoding, separator: table.separator })
  return (
    <details>
      <summary>Columns and encoding</summary>
      <div className="mt-3 grid gap-4">
        {table.columns.map(({ name, role, examples }, at) => (
          <Select
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name that is sure to be their own
            key={at}
            label={`Column ${at + 1}${name === null || name.trim() === '' ? '' : `: ${name}`}`}
            hint={examples.length === 0 ? 'Empty in the first rows.' : examples.join(' · ')}
            defaultValue={role}
            options={rolesToChoose}
            onValue={(chosen) => setColumns(columns.map((one, other) => (other === at ? chosen : one)))}
          />
        ))}
        <Checkbox label="First row contains column names" defaultChecked={hasHeader} onToggle={setHasHeader} />
        <Select label="Text format" defaultValue={markup} options={markupsToChoose} onValue={setMarkup} />
        <Select
          label="Encoding"
          hint="If accented letters look wrong above, choose another encoding."
          defaultValue={encoding}
          options={encodings}
          onValue={setEncoding}
        />
        <ActButton act={again} doing="Reading …">
          Read the file again
        </ActButton>
      </div>
    </details>
  )
}

type ImportTextProps = {
  readonly text: TextPreview
  /** Its first cards. */
  readonly children: ReactNode
}

/** How a text of cards was understood: its kind, its first cards, its columns. */
export function ImportText({ text, children }: ImportTextProps) {
  const { format, encoding, table } = text
  return (
    <section aria-label="How the file was read" className="mb-6 grid gap-4">
      {format === 'table' ? null : <p>Read as {FORMAT_LABELS[format]}.</p>}
      {children}
      {table ? <TableChoices table={table} encoding={encoding} /> : null}
    </section>
  )
}
