'use client'

import { useState } from 'react'
import { UNCHANGED } from '@/app/_client/reach-server'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { toast } from '@/app/_ui/toast'
import { setFactRetired } from '../../../_components/set-fact-retired'
import { putOff, type Said, undoLastChangeOf } from '../actions'
import { type CheckedFactForm, ConfirmForm, ReplaceForm } from './check-forms'

async function takeBack(factId: string): Promise<void> {
  const result = await undoLastChangeOf(factId).catch(() => null)
  toast(result?.ok ? result.said : (result?.message ?? UNCHANGED))
}

/** What can be done with a fact that has to be checked again. Each can be taken back. */
export function CheckButtons({ fact }: { readonly fact: CheckedFactForm }) {
  const [asked, setAsked] = useState<'confirm' | 'replace' | null>(null)
  const { factId } = fact
  const close = () => setAsked(null)
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
        <Button onClick={() => setAsked('confirm')}>Still true</Button>
        {fact.answers.length > 0 ? <Button onClick={() => setAsked('replace')}>It changed</Button> : null}
        <Button look="quiet" onClick={() => void wait()}>
          Postpone 30 days
        </Button>
        <Button look="quiet" onClick={() => void setFactRetired(factId, true)}>
          Retire
        </Button>
      </div>
      <Dialog
        open={asked !== null}
        onClose={close}
        title={asked === 'replace' ? 'What is it now?' : 'Still true'}
        closesBeside={false}
        actions={null}
      >
        {asked === 'replace' ? (
          <ReplaceForm fact={fact} onDone={say} onCancel={close} />
        ) : (
          <ConfirmForm fact={fact} onDone={say} onCancel={close} />
        )}
      </Dialog>
    </>
  )
}
