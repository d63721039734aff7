/**
 * The last place of a reading, as the address names it: not a question, but being through. Apart from what runs in the
 * browser only, since the page asks for it too.
 */
export const finishPlace = 'finish'
