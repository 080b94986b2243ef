import { requestContext } from '@/app/_server/request-context'
import { ErrorNote } from '@/app/_ui/error-note'
import { counted } from '@/lib/domain/format/words'
import { DAY_MS } from '@/lib/domain/time/units'
import { env } from '@/lib/platform/env'
import { type StorageNotice, storageNotices } from '@/lib/services/storage/storage-notices'

const ago = (at: number, now: number): string => `${counted(Math.floor((now - at) / DAY_MS), 'day')} ago`

function titleOf(notice: StorageNotice, now: number): string {
  switch (notice.kind) {
    case 'moved':
      return 'Your data is no longer where it was'
    case 'backup':
      return notice.lastAt === null
        ? 'Your data has never been backed up'
        : `Your data was last backed up ${ago(notice.lastAt, now)}`
    case 'copy':
      return notice.lastAt === null
        ? `No backup has been copied to ${notice.folder} yet`
        : `The last backup was copied to ${notice.folder} ${ago(notice.lastAt, now)}`
  }
}

const textOf = (notice: StorageNotice): string | null => (notice.kind === 'moved' ? notice.message : notice.problem)

/** What is wrong with where the data is kept; nothing on most days. */
export async function StorageNotes() {
  const ctx = await requestContext()
  const notices = await storageNotices(env(), ctx)
  if (notices.length === 0) return null
  return (
    <div className="mb-8 flex flex-col gap-3">
      {notices.map((notice) => (
        <ErrorNote key={notice.kind} title={titleOf(notice, ctx.now)}>
          {textOf(notice) ? <p className="break-words">{textOf(notice)}</p> : null}
          {notice.kind === 'moved' ? null : (
            <p className="mt-1">
              <a href="/settings#data" className="link">
                Back up now
              </a>
            </p>
          )}
        </ErrorNote>
      ))}
    </div>
  )
}
