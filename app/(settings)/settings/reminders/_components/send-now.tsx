'use client'

import { useState, useTransition } from 'react'
import { UNCHANGED } from '@/app/_client/reach-server'
import { Button } from '@/app/_ui/button'
import { sendNowAction } from '../actions'

type Said = { readonly name: string; readonly problem: string | null }

/** Sends one reminder now, to see whether it arrives. */
export function SendNow() {
  const [isPending, startTransition] = useTransition()
  const [said, setSaid] = useState<readonly Said[]>([])
  const press = () =>
    startTransition(async () => {
      const result = await sendNowAction().catch(() => null)
      setSaid(result?.ok ? result.value : [{ name: '', problem: result?.message ?? UNCHANGED }])
    })
  return (
    <div>
      <Button disabled={isPending} onClick={press}>
        {isPending ? 'Sending …' : 'Send one now'}
      </Button>
      <div role="status" className="mt-2">
        <ul>
          {said.map(({ name, problem }) => (
            <li key={name} className={problem === null ? 'text-quiet' : 'text-again'}>
              {name === '' ? '' : `${name}: `}
              {problem ?? 'sent.'}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
