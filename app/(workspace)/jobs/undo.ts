import { showToast } from '@/app/_ui/toast'
import { describeActError } from '@/app/_ui/use-act'

/**
 * Says what was done and offers to take it back. A refused undo says why in a message of its own: what it
 * belonged to may have left the screen by then.
 */
export function showUndoable(message: string, undo: () => Promise<void>): void {
  showToast(message, {
    undo: async () => {
      try {
        await undo()
        showToast('Taken back', { description: message })
      } catch (cause) {
        showToast('This could not be undone', { description: describeActError(cause).message })
      }
    },
  })
}
