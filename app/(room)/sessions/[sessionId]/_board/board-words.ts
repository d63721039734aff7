import type { BoardMove } from '@/server/boards/rules'

type Control = {
  label: string
  /** The rest of the label, which a narrow screen has no room for. */
  more?: string
  to: BoardMove
  /** Said with the question's number once it is done. */
  said: string
}

/** What the two controls of the board do to a question, by where it stands: to ask it, and to leave it out. */
export const boardControls: Record<BoardMove, Record<'ask' | 'skip', Control>> = {
  'to come': {
    ask: { label: 'Ask', more: ' now', to: 'asking', said: 'You ask' },
    skip: { label: 'Skip', to: 'skipped', said: 'Skipped:' },
  },
  asking: {
    ask: { label: 'Done', more: ' asking', to: 'asked', said: 'Asked:' },
    skip: { label: 'Skip', to: 'skipped', said: 'Skipped:' },
  },
  asked: {
    ask: { label: 'Ask', more: ' again', to: 'asking', said: 'You ask' },
    skip: { label: 'Not asked', to: 'to come', said: 'Not asked after all:' },
  },
  skipped: {
    ask: { label: 'Ask', more: ' now', to: 'asking', said: 'You ask' },
    skip: { label: 'Not skipped', to: 'to come', said: 'Not skipped after all:' },
  },
}

/** Where a question stands on the board, said with its number in the list; nothing while it is to come. */
export function boardInWords(standing: BoardMove, asker: string): string {
  if (standing === 'asking') return `, asked now by ${asker}`
  return standing === 'to come' ? '' : `, ${standing}`
}
