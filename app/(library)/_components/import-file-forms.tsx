'use client'

import { useState } from 'react'
import { ErrorNote } from '@/app/_ui/error-note'
import { ImportFile } from './import-file'
import { ImportPaste } from './import-paste'

/** Why the last file was not imported. */
export type ImportFailure = { readonly fileName: string; readonly message: string }

/** A file or pasted text to import. What is said of the last file goes as soon as another one is sent. */
export function ImportFileForms({ failure }: { readonly failure: ImportFailure | null }) {
  // Each visit to the server brings a new object, for the same failure again too.
  const [overtaken, setOvertaken] = useState<ImportFailure | null>(null)
  const begin = () => setOvertaken(failure)
  return (
    <>
      {failure !== null && failure !== overtaken ? (
        <div className="mb-6">
          <ErrorNote title={`“${failure.fileName}” was not imported.`}>{failure.message}</ErrorNote>
        </div>
      ) : null}
      <ImportFile onBegin={begin} />
      <ImportPaste onBegin={begin} />
    </>
  )
}
