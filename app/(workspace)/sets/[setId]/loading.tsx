import { Skeleton, TableSkeleton } from '@/app/_ui/skeleton'

export default function SetLoading() {
  return (
    <>
      <Skeleton className="mb-6 h-7 w-72" />
      <div className="grid gap-x-8 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <div className="max-lg:hidden">
          <TableSkeleton rows={10} />
        </div>
        <TableSkeleton rows={6} />
      </div>
    </>
  )
}
