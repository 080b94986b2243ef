import type { Metadata } from 'next'
import { ExportForm } from '@/app/_export/export-form'
import { requestContext } from '@/app/_server/request-context'
import { Page, PageTitle } from '@/app/_ui/page'
import { type AnkiNotesWords, ankiNotesWords } from '@/lib/services/export/export-cards'

export const metadata: Metadata = { title: 'Export cards' }

export default async function ExportPage() {
  const ofAnki = await ankiNotesWords(await requestContext())
  return (
    <Page width="form">
      <PageTitle>Export cards</PageTitle>
      <p className="-mt-2 mb-6 max-w-[36rem] text-quiet">
        All your cards as a file for Anki, a spreadsheet or as Markdown to read, or everything as JSON. To export some
        of them, choose them in Cards.
      </p>
      <div className="max-w-[30rem]">
        <ExportForm ofPackages={ofAnki === null ? null : <NotesFromAnki words={ofAnki} />} />
      </div>
    </Page>
  )
}

/** What a package keeps of notes that came from Anki. */
function NotesFromAnki({ words: { title, points } }: { readonly words: AnkiNotesWords }) {
  return (
    <section aria-label={title}>
      <h2 className="mb-2 font-medium">{title}</h2>
      <ul className="grid list-disc gap-1 pl-5">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  )
}
