'use client'

import { useState } from 'react'
import { ActButton } from '@/app/_client/act-button'
import { Checkbox } from '@/app/_ui/checkbox'
import { Select } from '@/app/_ui/field'
import type { ColumnRole, Markup, TextPreview } from '@/lib/domain/imports/text-preview'
import { readImportAgain } from '../import-actions'

type Choice<Value extends string = string> = { readonly value: Value; readonly label: string }

/** What can be chosen; the words come with the page, not with its script. */
export type TableChoicesOffered = {
  readonly roles: readonly Choice<ColumnRole>[]
  readonly markups: readonly Choice<Markup>[]
  readonly encodings: readonly Choice[]
}

type TableProps = {
  readonly table: NonNullable<TextPreview['table']>
  readonly encoding: string
  readonly offered: TableChoicesOffered
}

/** What the columns of a table are, as it was guessed; each can be set, and the file is then read again. */
export function TableChoices({ table, encoding, offered }: TableProps) {
  const [columns, setColumns] = useState<readonly ColumnRole[]>(table.columns.map(({ role }) => role))
  const [markup, setMarkup] = useState<Markup>(table.markup)
  const [hasHeader, setHasHeader] = useState(table.hasHeader)
  const [chosenEncoding, setEncoding] = useState(encoding)
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
            options={offered.roles}
            onValue={(chosen) => setColumns(columns.map((one, other) => (other === at ? chosen : one)))}
          />
        ))}
        <Checkbox label="First row contains column names" defaultChecked={hasHeader} onToggle={setHasHeader} />
        <Select label="Text format" defaultValue={markup} options={offered.markups} onValue={setMarkup} />
        <Select
          label="Encoding"
          hint="If accented letters look wrong above, choose another encoding."
          defaultValue={encoding}
          options={offered.encodings}
          onValue={setEncoding}
        />
        <ActButton act={again} doing="Reading …">
          Read the file again
        </ActButton>
      </div>
    </details>
  )
}
