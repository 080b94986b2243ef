'use client'

import { useState } from 'react'
import { reachServer } from '@/app/_client/reach-server'
import { RestoredNote } from '@/app/_client/restored-note'
import { useKeptValue } from '@/app/_client/use-kept-value'
import { Button } from '@/app/_ui/button'
import { classNames } from '@/app/_ui/class-names'
import { KEY_ACTS, type KeyAct, type KeyChoices, type KeyPlace } from '@/lib/domain/keys/key-acts'
import { actsIn, chosenKeys } from '@/lib/domain/keys/key-bindings'
import { keyConflicts } from '@/lib/domain/keys/key-conflicts'
import { saveKeysAction } from '../actions'
import { ActKeys } from './act-keys'
import { useCapturedKey } from './use-captured-key'

const isIn = (act: KeyAct, place: KeyPlace): boolean => (KEY_ACTS[act].places as readonly KeyPlace[]).includes(place)

/** Each act once: under reviews if it is done there, whatever else it does. */
const GROUPS: readonly { readonly title: string; readonly acts: readonly KeyAct[] }[] = [
  { title: 'Reviews', acts: actsIn('session').filter((act) => !isIn(act, 'everywhere')) },
  { title: 'Only in rehearsals', acts: actsIn('rehearsal').filter((act) => !isIn(act, 'session')) },
  {
    title: 'Reading room',
    acts: actsIn('reading-room').filter((act) => !isIn(act, 'session') && !isIn(act, 'everywhere')),
  },
  { title: 'Table of cards', acts: actsIn('cards').filter((act) => !isIn(act, 'session')) },
  { title: 'On every page', acts: actsIn('everywhere') },
]

/** Where else the keys of an act of a review do the same. */
const ALSO: readonly (readonly [KeyPlace, string])[] = [
  ['rehearsal', 'rehearsals'],
  ['reading-room', 'the reading room'],
  ['cards', 'the table of cards'],
]

const alsoWords = (act: KeyAct): string | null => {
  const places = ALSO.flatMap(([place, words]) => (isIn(act, place) ? [words] : []))
  return places.length === 0 ? null : `In ${places.join(' and ')} too`
}

type Outcome = { readonly isWrong: boolean; readonly words: string }

/** The keys of every act, to add to and to remove from; saved together. */
export function KeysForm({ saved }: { readonly saved: KeyChoices }) {
  const [choices, setChoices] = useState(saved)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [isSaving, setSaving] = useState(false)
  const [waitsFor, setWaitsFor] = useState<KeyAct | null>(null)
  const isRestored = useKeptValue({ name: 'keys', saved, value: choices, isSaving, restore: setChoices })
  const conflicts = keyConflicts(choices)
  const change = (act: KeyAct, keys: readonly string[]) => {
    setOutcome(null)
    setChoices((old) => ({ ...old, [act]: keys }))
  }
  useCapturedKey(waitsFor !== null, (key) => {
    if (waitsFor !== null && key !== null) change(waitsFor, [...new Set([...chosenKeys(waitsFor, choices), key])])
    setWaitsFor(null)
  })
  const save = async () => {
    setSaving(true)
    const result = await reachServer(
      () => saveKeysAction(choices),
      (message) => ({ ok: false as const, message }),
      choices,
    )
    setSaving(false)
    if (result.ok) setChoices(result.value)
    setOutcome(result.ok ? { isWrong: false, words: 'Saved.' } : { isWrong: true, words: result.message })
  }
  return (
    <div>
      {isRestored ? <RestoredNote onStartOver={() => setChoices(saved)} /> : null}
      {GROUPS.map(({ title, acts }) => (
        <section key={title} className="mt-8">
          <h2>{title}</h2>
          <ul className="mt-2">
            {acts.map((act) => (
              <ActKeys
                key={act}
                act={act}
                keys={chosenKeys(act, choices)}
                also={title === 'Reviews' ? alsoWords(act) : null}
                conflicts={conflicts.filter((conflict) => conflict.act === act)}
                isWaiting={waitsFor === act}
                onWait={() => setWaitsFor(waitsFor === act ? null : act)}
                onKeys={(keys) => change(act, keys)}
              />
            ))}
          </ul>
        </section>
      ))}
      <div
        data-foot
        className="sticky tiny:static bottom-(--phone-bar) z-10 mt-10 flex flex-wrap items-center gap-x-3 gap-y-2 border-rule border-t bg-paper py-3"
      >
        {/* Not disabled while it saves: a disabled button loses the focus. */}
        <Button look="primary" aria-disabled={isSaving} onClick={() => isSaving || void save()}>
          {isSaving ? 'Saving …' : 'Save'}
        </Button>
        <Button
          onClick={() => {
            setOutcome(null)
            setChoices({})
          }}
        >
          Restore defaults
        </Button>
        <p
          role="status"
          className={classNames('min-w-0 flex-1 max-sm:basis-48', outcome?.isWrong ? 'text-again' : 'text-quiet')}
        >
          {outcome?.words}
        </p>
      </div>
    </div>
  )
}
