import type { Metadata } from 'next'
import Link from 'next/link'
import { Suspense } from 'react'
import { isFromThisComputer } from '@/app/_server/from-this-computer'
import { requestContext } from '@/app/_server/request-context'
import { dateStyle } from '@/app/_ui/date-style'
import { Page, PageTitle } from '@/app/_ui/page'
import { dateTimeWords } from '@/lib/domain/format/words'
import { listSyncedFolders } from '@/lib/services/folder-sync/list-folders'
import { studyDayOf } from '@/lib/services/learner/study-day-of'
import { SyncScreen } from '../../_components/sync-screen'
import { Unsettled } from '../../_components/unsettled'

export const metadata: Metadata = { title: 'Sync Obsidian notes' }

export default async function SyncPage() {
  const ctx = await requestContext()
  const isHere = await isFromThisComputer()
  const folders = isHere ? await listSyncedFolders(ctx) : []
  const { scheduling } = await studyDayOf(ctx)
  const time = (at: number) => dateTimeWords(at, scheduling.timeZone, dateStyle(), 'short')
  return (
    <Page width="form">
      <PageTitle>Sync Obsidian notes</PageTitle>
      <p className="-mt-2 mb-6 max-w-[36rem] text-quiet">
        You can edit the cards of the Obsidian plugin Spaced Repetition in your notes or here; a sync carries each
        change over to the other side. If a card has changed in both, you choose. Each card gets an id in its note, such
        as ^am-4k2m9q. To bring notes in once, without writing into them,{' '}
        <Link href="/library/import" className="link">
          import them
        </Link>
        .
      </p>
      <p className="-mt-3 mb-6 max-w-[36rem] text-quiet">
        A card is a line such as <code>Capital of Kazakhstan::Astana</code> in a note with the tag{' '}
        <code>#flashcards</code>; <code>:::</code> asks it both ways, and <code>==words==</code> are gaps.
      </p>
      {isHere ? (
        <SyncScreen
          folders={folders.map(({ path, cards, isWatched, syncedAt }) => ({
            path,
            cards,
            isWatched,
            lastSync: syncedAt === null ? null : time(syncedAt),
            unsettled: (
              <Suspense>
                <Unsettled path={path} />
              </Suspense>
            ),
          }))}
        />
      ) : (
        <p>Folders can be synced only in a browser on the computer that runs Aide-Mémoire.</p>
      )}
    </Page>
  )
}
