import type { Route } from 'next'

/** The pages that the charts are on, in the order of the overview. */
export const CHART_GROUPS = {
  recall: { title: 'Recall against target', short: 'Recall', charts: ['true-retention', 'trend'] },
  calibration: { title: 'Calibration', short: 'Calibration', charts: ['calibration'] },
  known: {
    title: 'What you know',
    short: 'Known',
    charts: ['known', 'known-over-time', 'recall', 'stability', 'difficulty'],
  },
  load: { title: 'Load ahead', short: 'Load', charts: ['forecast', 'missed-week'] },
  effort: { title: 'Effort', short: 'Effort', charts: ['time', 'year', 'hours'] },
} as const satisfies Record<string, { title: string; short: string; charts: readonly string[] }>

export type ChartGroup = keyof typeof CHART_GROUPS
export const GROUP_NAMES = Object.keys(CHART_GROUPS) as readonly ChartGroup[] // its own keys

export const groupPath = (group: ChartGroup) => `/retention/${group}` as const satisfies Route
