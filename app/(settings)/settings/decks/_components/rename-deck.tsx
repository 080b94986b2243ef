'use client'

import { useRouter } from 'next/navigation'
import { deckOptionsHref } from '@/app/_ui/about-href'
import { toast } from '@/app/_ui/toast'
import type { FormState } from '../../_components/form-state'
import { renameDeckAction } from '../actions'
import { SmallForm } from './small-form'

/** Gives a deck another name and goes to its page under that name. */
export function RenameDeck({ name }: { readonly name: string }) {
  const router = useRouter()
  const rename = async (before: FormState, form: FormData): Promise<FormState> => {
    const state = await renameDeckAction(name, before, form)
    if (state.kind !== 'saved' || !state.renamed) return state
    router.replace(deckOptionsHref(state.renamed))
    toast(state.words)
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
