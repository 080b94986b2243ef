'use client'

import { useRef, useState } from 'react'
import { SavedForm } from '@/app/_client/saved-form'
import { sayOutcome } from '@/app/_client/say-outcome'
import { Badge } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import { Select, TextField } from '@/app/_ui/field'
import { FoldedPassage } from '@/app/_ui/folded-passage'
import { Section } from '@/app/_ui/page'
import { toast } from '@/app/_ui/toast'
import type { FurtherPassage } from '@/lib/data/queries/facts/fact-links'
import { PASSAGE_ROLES, type PassageRole } from '@/lib/domain/library'
import { bringPassageBack, dropPassage, promotePassage, savePassageAbout } from '../passage-actions'

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
    return sayOutcome(bringPassageBack(factId, form), 'Passage restored.')
  }
  const remove = () => sayOutcome(dropPassage(factId, passageId), 'Passage removed.', () => addAgain)
  const demoteAgain = async () => {
    const back = await promotePassage(factId, mainPassageId)
    return back.ok ? savePassageAbout(factId, passageId, { role, note }) : back
  }
  const promote = () =>
    sayOutcome(
      promotePassage(factId, passageId),
      'This is the main passage now.',
      () => () => sayOutcome(demoteAgain(), 'Previous main passage restored.'),
    )
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
  const takeBack = () => sayOutcome(savePassageAbout(factId, passageId, { role, note }), 'Change undone.')
  return (
    <div className="mt-3">
      <SavedForm
        save={(form) => savePassageAbout(factId, passageId, { role: form.get('role'), note: form.get('note') })}
        onDone={() => {
          onDone()
          toast('Passage changed.', { label: 'Undo', run: () => void takeBack() })
        }}
        onCancel={onDone}
        failedTitle="The passage wasn’t changed."
      >
        {(errors) => (
          <div className="grid gap-4 sm:grid-cols-[14rem_minmax(0,1fr)]">
            <Select name="role" label="Role" defaultValue={role} options={ROLE_OPTIONS} autoFocus />
            <TextField name="note" label="Note" defaultValue={note ?? ''} error={errors.note} />
          </div>
        )}
      </SavedForm>
    </div>
  )
}
