import { edtfEnd, parseEdtf } from '@/lib/domain/content/edtf'

/** Whether the last day of a review-by date lies before `today` (`YYYY-MM-DD`); false for a text that is no date. */
export const isPastReview = (reviewBy: string | null, today: string): boolean =>
  reviewBy !== null && parseEdtf(reviewBy) !== null && edtfEnd(reviewBy) < today
