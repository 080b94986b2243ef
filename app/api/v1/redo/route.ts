import { reversing } from '@/app/_server/reversing'
import { redo } from '@/lib/services/history/undo'

/** Redoes what was undone last, or one thing of the history. */
export const POST = (request: Request): Promise<Response> => reversing(request, redo, 'redone')
