'use client'

import type { Route } from 'next'
import { useEffect, useState } from 'react'
import { counted } from '@/lib/domain/format/words'
import { Button } from '../_ui/button'
import { Select } from '../_ui/field'
import { Section } from '../_ui/page'
import { Row, RowList } from '../_ui/row-list'
import { agoWords } from './age-words'
import { activeWorker, askWorker, canSavePages, chooseDaysAhead, daysAhead, savePages } from './ask-worker'
import { OFFLINE_ADDRESS, type SavedPages, savedPages } from './saved-pages'

/** “Today only” to seven days, as many as the server gives. */
const CHOICES = [0, 1, 2, 3, 5, 7].map((days) => ({
  value: String(days),
  label: days === 0 ? 'Today only' : counted(days, 'day'),
}))

const savedWords = (saved: SavedPages | null): string => {
  if (!saved) return 'Nothing is saved on this device.'
  const pages = `${counted(saved.pages.length, 'page')} saved ${agoWords(Date.now() - saved.savedAt)}.`
  return saved.isFull ? `${pages} Some are missing: the browser’s storage is full.` : pages
}

/** What this device keeps for use without a connection; a choice of the device, not of the learner. */
export function OfflineSection() {
  const [days, setDays] = useState<number | null>(null)
  const [saved, setSaved] = useState<SavedPages | null>(null)
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (!canSavePages()) return
    setDays(daysAhead())
    savedPages().then(setSaved, () => undefined)
  }, [])
  const save = async () => {
    setBusy(true)
    const list = await savePages(true)
    if (list) setSaved(list)
    setSaid(list ? 'Saved.' : 'The server couldn’t be reached. Pages saved earlier are still on this device.')
    setBusy(false)
  }
  const remove = async () => {
    const worker = await activeWorker()
    if (worker) await askWorker(worker, { kind: 'remove' })
    setSaved(null)
    setSaid('Removed from this device. Answers waiting to be sent were kept.')
  }
  const choose = (value: number) => {
    chooseDaysAhead(value)
    setDays(value)
    void save()
  }
  return (
    <Section
      title="Offline"
      label="Keeps Today, your sessions, upcoming briefings and recent articles for use offline."
    >
      {days === null ? (
        <p className="text-quiet">This browser can’t save pages.</p>
      ) : (
        <>
          <Select
            label="Sessions saved ahead"
            hint="Days after today that you can study without a connection."
            options={CHOICES}
            value={String(days)}
            disabled={busy}
            onValue={(value) => choose(Number(value))}
            className="max-w-60"
          />
          <p className="figures mt-4">{savedWords(saved)}</p>
          <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
            <Button onClick={() => void save()} disabled={busy}>
              {busy ? 'Saving …' : 'Refresh now'}
            </Button>
            <Button onClick={() => void remove()} disabled={busy || saved === null}>
              Remove from this device
            </Button>
            <p role="status" className="text-quiet">
              {busy ? '' : said}
            </p>
          </div>
        </>
      )}
    </Section>
  )
}

/** One line for each address: the session of today and those of later days are the same one. */
function shownPages({ pages }: SavedPages): SavedPages['pages'] {
  const byAddress = new Map(pages.toReversed().map((page) => [page.address, page]))
  byAddress.delete(OFFLINE_ADDRESS)
  return [...byAddress.values()].toReversed()
}

/** The pages that can be opened on this device without a connection. */
export function SavedList() {
  const [saved, setSaved] = useState<SavedPages | null | 'unknown'>('unknown')
  useEffect(() => {
    savedPages().then(setSaved, () => setSaved(null))
  }, [])
  if (saved === 'unknown') return null
  if (saved === null || saved.pages.length === 0)
    return (
      <p className="text-quiet">Nothing is saved on this device yet. Open Aide-Mémoire once while you’re online.</p>
    )
  return (
    <RowList label="Saved on this device">
      {shownPages(saved).map(({ address, title, savedAt }) => (
        <Row key={address} value={`saved ${agoWords(Date.now() - savedAt)}`} valueLook="plain">
          {/* A link of the router would ask the server first. */}
          <a href={address as Route} className="link inline-flex min-h-11 items-center">
            {title}
          </a>
        </Row>
      ))}
    </RowList>
  )
}
