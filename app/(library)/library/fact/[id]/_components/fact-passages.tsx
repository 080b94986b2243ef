'use client'

import { useRef, useState } from 'react'
import { reachServer, UNCHANGED } from '@/app/_client/reach-server'
import { Badge } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { Select, TextField } from '@/app/_ui/field'
import { FoldedPassage } from '@/app/_ui/folded-passage'
import { Section } from '@/app/_ui/page'
import { toast } from '@/app/_ui/toast'
import type { FurtherPassage } from '@/lib/data/queries/facts/fact-links'
import { PASSAGE_ROLES, type PassageRole } from '@/lib/domain/library'
import type { Result } from '@/lib/services/result'
import { bringPassageBack, dropPassage, promotePassage, savePassageAbout } from '../../../../fact-passage-actions'

const ROLE_WORDS: Readonly<Record<PassageRole, string>> = {
  states: 'States the same',
  supports: 'Supports it',
  disagrees: 'Disagrees',
  updates: 'Gives a newer value',
}
const ROLE_OPTIONS = PASSAGE_ROLES.map((value) => ({ value, label: ROLE_WORDS[value] }))

const STATE_WORDS: Readonly<Record<NonNullable<FurtherPassage['state']>, string>> = {
  moved: 'changed in the newest text',
  gone: 'not in the newest text',
}

const isRole = (value: unknown): value is PassageRole => PASSAGE_ROLES.some((role) => role === value)

/** Does one thing to a passage and says so. @returns whether it was done */
const doing = async (work: Promise<Result<unknown>>, said: string, undo?: () => void): Promise<boolean> => {
  const result = await work.catch(() => null)
  if (result?.ok) toast(said, undo ? { label: 'Undo', run: undo } : undefined)
  else toast(result?.message ?? UNCHANGED)
  return result?.ok ?? false
}

type FactPassagesProps = {
  readonly factId: string
  readonly mainPassageId: string
  readonly also: readonly FurtherPassage[]
  readonly isRetired: boolean
}

/** The passages of a fact beside its main one: what each is to the fact, where it is from, and what can be changed. */
export function FactPassages({ factId, mainPassageId, also, isRetired }: FactPassagesProps) {
  if (also.length === 0) return null
  return (
    <Section title="Further passages" label="Other sources of this fact. They are shown with the answer.">
      <ul>
        {also.map((passage) => (
          <li key={passage.passageId} className="border-rule border-b py-4 last:border-0">
            <PassageItem factId={factId} mainPassageId={mainPassageId} passage={passage} isRetired={isRetired} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

type ItemProps = Pick<FactPassagesProps, 'factId' | 'mainPassageId' | 'isRetired'> & {
  readonly passage: FurtherPassage
}

function PassageItem({ factId, mainPassageId, passage, isRetired }: ItemProps) {
  const { passageId, role, note, state, before, exact, after, article } = passage
  const [isOpen, setOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const href = `/library/${encodeURIComponent(article.key)}?fact=${encodeURIComponent(factId)}`
  const addAgain = () => {
    const { snapshotId, start, end } = passage
    const form = { articleKey: article.key, snapshotId, span: { start, end }, role, note }
    void doing(bringPassageBack(factId, form), 'Passage restored.')
  }
  const remove = () => doing(dropPassage(factId, passageId), 'Passage removed.', addAgain)
  const demoteAgain = async () => {
    const back = await promotePassage(factId, mainPassageId)
    return back.ok ? savePassageAbout(factId, passageId, { role, note }) : back
  }
  const promote = () =>
    doing(promotePassage(factId, passageId), 'This is the main passage now.', () => {
      void doing(demoteAgain(), 'Previous main passage restored.')
    })
  const close = () => {
    setOpen(false)
    requestAnimationFrame(() => opener.current?.focus({ preventScroll: true }))
  }
  const act = (words: string) => ({
    look: 'quiet' as const,
    className: 'text-small',
    'aria-label': `${words}: ${article.title}`,
  })
  return (
    <>
      <p className="mb-1.5 flex flex-wrap items-center gap-1.5 text-small">
        <span className={role === 'disagrees' ? 'font-medium text-hard' : 'font-medium'}>{ROLE_WORDS[role]}</span>
        {state ? <Badge look="warn">{STATE_WORDS[state]}</Badge> : null}
      </p>
      <FoldedPassage before={before} exact={exact} after={after} source={article} href={href} />
      {note ? <p className="mt-1.5 text-small">{note}</p> : null}
      {isRetired ? null : isOpen ? (
        <AboutForm factId={factId} passage={passage} onDone={close} />
      ) : (
        <div className="mt-1 -ml-4 flex flex-wrap">
          <Button ref={opener} {...act('Change role or note')} onClick={() => setOpen(true)}>
            Change role or note
          </Button>
          <Button {...act('Make this the main passage')} onClick={() => void promote()}>
            Make this the main passage
          </Button>
          <Button {...act('Remove')} onClick={() => void remove()}>
            Remove
          </Button>
        </div>
      )}
    </>
  )
}

type AboutProps = { readonly factId: string; readonly passage: FurtherPassage; readonly onDone: () => void }

/** What a passage is to its fact, and a sentence about it. */
function AboutForm({ factId, passage, onDone }: AboutProps) {
  const { passageId, role, note } = passage
  const [failure, setFailure] = useState<string | null>(null)
  const [saving, setSaving] = useState(false)
  const submit = async (form: FormData) => {
    const [chosen, typed] = [form.get('role'), form.get('note')]
    if (saving || !isRole(chosen) || typeof typed !== 'string') return
    setSaving(true)
    const result = await reachServer(
      () => savePassageAbout(factId, passageId, { role: chosen, note: typed }),
      (message) => ({ ok: false as const, message }),
    )
    setSaving(false)
    if (!result.ok) return setFailure(result.message)
    onDone()
    toast('Passage changed.', {
      label: 'Undo',
      run: () => void doing(savePassageAbout(factId, passageId, { role, note }), 'Change undone.'),
    })
  }
  return (
    <form
      noValidate
      className="mt-3 grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        void submit(new FormData(event.currentTarget))
      }}
    >
      <div className="grid gap-4 sm:grid-cols-[14rem_minmax(0,1fr)]">
        <Select name="role" label="Role" defaultValue={role} options={ROLE_OPTIONS} autoFocus />
        <TextField name="note" label="Note" defaultValue={note ?? ''} autoComplete="off" />
      </div>
      {failure ? <ErrorNote title="The passage wasn’t changed.">{failure}</ErrorNote> : null}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        {/* Not disabled while it saves: a disabled button loses the focus. */}
        <Button type="submit" look="primary" aria-disabled={saving}>
          {saving ? 'Saving' : 'Save'}
        </Button>
      </div>
    </form>
  )
}
