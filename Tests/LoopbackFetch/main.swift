import Feeds
import Fetching
import Glibc
import Papers
import Storage

// loopback-fetch ORIGIN SPEED HOME TODAY CATEGORY…: fetches the news of categories from a server on this machine, and
// prints what came of it; with `--pdf ID…` in place of the categories, whole papers. The program itself has no such
// switches.
let words = CommandLine.arguments
let host = words[1].split(separator: "/").last.map(String.init) ?? ""
let around = Fetch.Surroundings(
  origins: Origins(
    feeds: words[1], harvest: words[1] + "/oai", search: words[1] + "/api", papers: words[1],
    domains: [host], protocols: "http"),
  clock: NetworkClock(speed: Double(words[2])!), agent: "quire/test", state: words[3] + "/state",
  pages: words[3] + "/pages", today: Day(words[4])!, isWanted: { true }, tell: { _ in })
do throws(FetchError) {
  if words[5] == "--pdf" {
    let download = Download(to: PaperFiles(folder: words[3] + "/papers"), around)
    for id in words[6...] { print(try download.run(ArxivReference(id)!, as: .pdf).path) }
  } else {
    var profile = FetchProfile(name: "test")
    profile.categories = Array(words[5...])
    let order = FetchOrder(profile: profile)
    let report = try Fetch(order, folder: words[3] + "/digests", around).run()
    print(report.papers.count, report.held)
  }
} catch {
  print(error)
  exit(4)
}
