/*
 * A table with a plot in each row, for a `@container`: in a narrower one it says less beside the plot, and in the
 * narrowest the plot wraps under its row and the axis under the headings. Nothing of it has to be scrolled to.
 */

/** What stands beside the plot, and over it once it has wrapped. A plot has no baseline to stand on. */
export const besidePlot = 'align-middle! @max-xl:pb-8 @max-xl:align-top! @max-sm:px-1 @max-sm:first:ps-0'
export const headingBesidePlot = '@max-xl:h-12 @max-xl:pb-4 @max-sm:px-1 @max-sm:first:ps-0'

/** The plot, over the whole row once it has wrapped. */
export const plotCell =
  'align-middle! py-0.5! @max-4xl:w-2/5 @max-4xl:min-w-36 @max-xl:absolute @max-xl:inset-x-0 @max-xl:bottom-1.5 @max-xl:w-auto @max-xl:border-0 @max-xl:p-0!'
export const plotHeading =
  '@4xl:w-64 @max-xl:absolute @max-xl:inset-x-0 @max-xl:bottom-0 @max-xl:h-5 @max-xl:border-0 @max-xl:bg-transparent @max-xl:p-0!'

/** Two figures in one cell: beside each other, the second under the first where there is less room. */
export const figurePair =
  'inline-flex items-baseline gap-2 whitespace-nowrap @max-2xl:flex-col @max-2xl:items-end @max-2xl:gap-0'
