'use client'

import { useRouter } from 'next/navigation'
import { reverse } from '@/app/_history/reverse'
import { toast } from '@/app/_ui/toast'
import { deckOptionsHref } from '../../_components/deck-options-href'
import { SmallForm } from '../../presets/_components/small-form'
import { type PresetState, renameDeckAction } from '../../presets/actions'

/** Gives a deck another name, goes to its page under that name, and offers to undo it. */
export function RenameDeck({ name }: { readonly name: string }) {
  const router = useRouter()
  const goTo = (deck: string) => router.replace(deckOptionsHref(deck))
  const rename = async (before: PresetState, form: FormData): Promise<PresetState> => {
    const state = await renameDeckAction(name, before, form)
    if (state.kind !== 'saved' || !state.renamed) return state
    const { name: newName, changeId } = state.renamed
    goTo(newName)
    const undo = async (id: string) => {
      if (await reverse('undo', id)) goTo(name)
    }
    toast(state.words, changeId === null ? undefined : { label: 'Undo', run: () => void undo(changeId) })
    return state
  }
  return (
    <SmallForm
      keptAs={`name of ${name}`}
      action={rename}
      fields={[{ name: 'name', label: 'Name of the deck', value: name }]}
    >
      Rename
    </SmallForm>
  )
}
