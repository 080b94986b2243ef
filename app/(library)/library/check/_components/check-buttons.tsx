'use client'

import { useState } from 'react'
import { UNCHANGED } from '@/app/_client/reach-server'
import { Button, LinkButton } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { toast } from '@/app/_ui/toast'
import { setFactRetired } from '../../../_components/set-fact-retired'
import { putOff, type Said, undoLastChangeOf } from '../actions'
import { type CheckedFactForm, ConfirmForm } from './confirm-form'

async function takeBack(factId: string): Promise<void> {
  const result = await undoLastChangeOf(factId).catch(() => null)
  toast(result?.ok ? result.said : (result?.message ?? UNCHANGED))
}

/** What can be done with a fact that has to be checked again. Each can be taken back. */
export function CheckButtons({ fact }: { readonly fact: CheckedFactForm }) {
  const [isAsked, setAsked] = useState(false)
  const { factId } = fact
  const close = () => setAsked(false)
  const say = ({ said }: Said) => {
    close()
    toast(said, { label: 'Undo', run: () => void takeBack(factId) })
  }
  const wait = async () => {
    const result = await putOff(factId).catch(() => null)
    if (result?.ok) say(result)
    else toast(result?.message ?? UNCHANGED)
  }
  return (
    <>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button onClick={() => setAsked(true)}>Still true</Button>
        <LinkButton href={`/library/fact/${factId}`}>Edit the fact</LinkButton>
        <Button look="quiet" onClick={() => void wait()}>
          Postpone 30 days
        </Button>
        <Button look="quiet" onClick={() => void setFactRetired(factId, true)}>
          Retire
        </Button>
      </div>
      <Dialog open={isAsked} onClose={close} title="Still true" closesBeside={false} actions={null}>
        <ConfirmForm fact={fact} onDone={say} onCancel={close} />
      </Dialog>
    </>
  )
}
