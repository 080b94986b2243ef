import { whenLoaded } from '@/app/_client/when-loaded'

const load = () => import('./repeat-question').then((part) => part.RepeatQuestion)

/** The question about a draft that repeats a fact: loaded after the page, so that the page is there sooner. */
export const RepeatQuestionLater = whenLoaded(load, { tell: true })

/** Loads it before it is needed: it must be there offline. */
export const loadRepeatQuestion = (): void => void load().catch(() => undefined)
