import Feeds

/// What came of asking, and what is to be remembered of it.
struct Asked {
  var papers: [FetchedPaper] = []
  var days: FetchMemory.Days
  var report = FetchReport()

  init(days: FetchMemory.Days) { self.days = days }
}
