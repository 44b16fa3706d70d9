import Feeds
import Fetching
import Glibc
import Papers
import Storage

// loopback-fetch ORIGIN SPEED HOME TODAY CATEGORY…: fetches the news of categories from a server on this machine, and
// prints what came of it. The program itself has no such switches.
let words = CommandLine.arguments
let host = words[1].split(separator: "/").last.map(String.init) ?? ""
var profile = FetchProfile(name: "test")
profile.categories = Array(words[5...])
do throws(FetchError) {
  let report = try Fetch(
    FetchOrder(profile: profile), folder: words[3] + "/digests",
    Fetch.Surroundings(
      origins: Origins(
        feeds: words[1], harvest: words[1] + "/oai", search: words[1] + "/api", domains: [host],
        protocols: "http"),
      clock: NetworkClock(speed: Double(words[2])!), agent: "quire/test",
      state: words[3] + "/state",
      pages: words[3] + "/pages", today: Day(words[4])!, isWanted: { true }, tell: { _ in })
  ).run()
  print(report.papers.count, report.held)
} catch {
  print(error)
  exit(4)
}
