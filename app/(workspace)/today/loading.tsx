import { Skeleton } from '@/app/_ui/skeleton'

export default function LoadingToday() {
  return (
    <div aria-busy="true" className="flex flex-col gap-6">
      <h1 className="text-lg font-semibold">Today</h1>
      <Skeleton className="h-4 w-48" />
      <div className="flex flex-col border-t border-line">
        {[1, 2, 3].map((row) => (
          <div key={row} className="flex items-center gap-6 border-b border-line py-3">
            <Skeleton className="h-4 w-32" />
            <Skeleton className="h-10 flex-1" />
            <Skeleton className="h-8 w-32" />
          </div>
        ))}
      </div>
    </div>
  )
}
