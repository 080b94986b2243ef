'use client'

import { useState } from 'react'
import { DataTable } from '@/app/_ui/data-table'
import { FormField, type ShownForm } from '@/app/_ui/form-field'
import { percentWords, roundedPercent } from '@/lib/domain/format/percent'
import type { RetentionCost } from '@/lib/domain/retention/cost-of-retention'

const SHOWN_LEVELS = [0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.99]
const USUAL = 0.9

type RetentionFieldProps = { readonly form: ShownForm<'desiredRetention'>; readonly costs: readonly RetentionCost[] }

const levelOf = (text: string): number => {
  const typed = Number(text.replace('%', '').replace(',', '.').trim())
  return Math.round(typed >= 1 ? typed : typed * 100) / 100
}

const answers = ({ answersPerCard }: RetentionCost): string => String(Math.round(answersPerCard))

function costWords(costs: readonly RetentionCost[], typed: string): string {
  const costAt = (level: number) => costs.find(({ desiredRetention }) => desiredRetention === level)
  const [cost, usual] = [costAt(levelOf(typed)), costAt(USUAL)]
  if (!cost || !usual) return 'Enter a percentage from 70% to 99%.'
  const takes = `At ${roundedPercent(cost.desiredRetention)}, a card needs about ${answers(cost)} answers in its first year`
  const against = cost === usual ? '' : `, compared with ${answers(usual)} at ${roundedPercent(USUAL)}`
  return `${takes}${against}, and on an average day you would know ${percentWords(cost.meanRecall)} of your cards.`
}

/** Desired retention, with what the typed target costs: simulated, and shown for other targets too. */
export function RetentionField({ form, costs }: RetentionFieldProps) {
  const [typed, setTyped] = useState(form.texts.desiredRetention ?? '')
  const rows = costs.filter(({ desiredRetention }) => SHOWN_LEVELS.includes(desiredRetention))
  return (
    <div
      onInput={(event) => {
        if (event.target instanceof HTMLInputElement) setTyped(event.target.value)
      }}
    >
      <FormField form={form} name="desiredRetention" className="sm:w-1/2 sm:pr-2.5" />
      <p aria-live="polite" className="figures mt-2">
        {costWords(costs, typed)}
      </p>
      <details className="mt-1">
        <summary className="link inline-flex min-h-9 items-center text-quiet text-small hover:text-ink">
          Compare other targets
        </summary>
        <div className="mt-2">
          <DataTable
            caption="A simulation of 200 cards over a year with your FSRS parameters. Your own figures will differ."
            rows={rows}
            keyOf={({ desiredRetention }) => String(desiredRetention)}
            columns={[
              {
                key: 'retention',
                head: 'Desired retention',
                cell: ({ desiredRetention }) => roundedPercent(desiredRetention),
              },
              { key: 'answers', head: 'Answers per card in its first year', cell: answers, figures: true },
              {
                key: 'recall',
                head: 'Known on an average day',
                cell: ({ meanRecall }) => percentWords(meanRecall),
                figures: true,
              },
            ]}
          />
        </div>
      </details>
    </div>
  )
}
