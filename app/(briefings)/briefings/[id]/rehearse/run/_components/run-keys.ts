import type { KeyAct } from '@/lib/domain/keys/key-acts'

export type RunKey =
  | { readonly kind: 'primary' }
  | { readonly kind: 'digit'; readonly digit: 1 | 2 | 3 | 4 }
  | { readonly kind: 'undo' }
  | { readonly kind: 'paragraph' }

const RUN_KEYS: Readonly<Partial<Record<KeyAct, RunKey>>> = {
  primary: { kind: 'primary' },
  again: { kind: 'digit', digit: 1 },
  hard: { kind: 'digit', digit: 2 },
  good: { kind: 'digit', digit: 3 },
  easy: { kind: 'digit', digit: 4 },
  undo: { kind: 'undo' },
  paragraph: { kind: 'paragraph' },
}

/**
 * What an act does in a rehearsal: before the answer the keys of the grades mark, after it they grade; null for what is
 * not done there.
 */
export const runKeyOf = (act: KeyAct): RunKey | null => RUN_KEYS[act] ?? null
