'use client'

import { useTransition } from 'react'
import { Button, type ButtonLook } from '@/app/_ui/button'
import { toast } from '@/app/_ui/toast'
import type { Result } from '@/lib/services/result'
import { UNCHANGED } from './reach-server'

/**
 * Waits for an action of the server and says in a toast what came of it, with the way to take it back; `words` of null
 * say nothing of a success. @returns whether it was done
 */
export async function sayOutcome<T>(
  acting: Promise<Result<T>>,
  words: ((value: T) => string) | string | null,
  undo: ((value: T) => (() => unknown) | null) | null = null,
): Promise<boolean> {
  const result = await acting.catch(() => null)
  if (!result?.ok) {
    toast(result?.message ?? UNCHANGED)
    return false
  }
  const run = undo?.(result.value)
  const said = typeof words === 'function' ? words(result.value) : words
  if (said !== null) toast(said, run ? { label: 'Undo', run: () => void run() } : undefined)
  return true
}

type SayButtonProps = {
  readonly act: () => Promise<Result<unknown>>
  /** What is said once it is done; null where the page shows it. */
  readonly said: string | null
  /** Takes it back, and what is said then. */
  readonly undo?: { readonly act: () => Promise<Result<unknown>>; readonly said: string }
  readonly look?: ButtonLook
  readonly className?: string
  /** For screen readers, if the words alone do not say what is acted on. */
  readonly label?: string
  readonly children: string
}

/** A button that does one thing on the server and says so in a toast. */
export function SayButton({ act, said, undo, look = 'plain', className, label, children }: SayButtonProps) {
  const [isPending, startTransition] = useTransition()
  const press = () =>
    startTransition(async () => {
      await sayOutcome(act(), said, undo ? () => () => sayOutcome(undo.act(), undo.said) : null)
    })
  return (
    <Button
      look={look}
      disabled={isPending}
      aria-label={label}
      onClick={press}
      {...(className === undefined ? {} : { className })}
    >
      {children}
    </Button>
  )
}
