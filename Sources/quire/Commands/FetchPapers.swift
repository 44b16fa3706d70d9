import ArgumentParser
import Feeds
import Fetching
import Papers
import Programs
import Storage

/// `quire fetch`: papers from arXiv, as digests.
struct FetchPapers: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch", abstract: "Fetch papers from arXiv as digests.",
    discussion: """
      Without a profile, those of all profiles in config.toml:

        [fetch.efficiency]
        categories = ["cs.LG", "cs.CL"]
        keywords = ["quantization", "kv cache"]
        exclude = ["survey"]

      The first time that is what arXiv announced last, later all since the last time. What the folder has already \
      is not written again; revised papers are. One request in three seconds, over all Quires of yours, as arXiv \
      asks; Ctrl-C keeps what came, and the same command goes on from there.

      Examples:

        quire fetch                        # all profiles, since the last time
        quire fetch --category hep-th --since 2026-11-01
        quire fetch --author 'hinton, g' --folder ~/papers
        quire fetch efficiency --dry-run | quire -

      Exit codes: 0 done, 1 nothing new, 2 wrong usage or settings, 3 it could not be written, 4 arXiv could not be \
      reached or understood, 130 interrupted.
      """)

  @Argument(help: ArgumentHelp("Profiles of config.toml.", valueName: "PROFILE"))
  var profiles: [String] = []

  @Option(
    name: .customLong("category"),
    help: ArgumentHelp(
      "A category instead of a profile; may be given again.", valueName: "category"))
  var categories: [String] = []

  @Option(
    help: ArgumentHelp("Submitted on this day or later.", valueName: "YYYY-MM-DD"), transform: day)
  var since: Day?

  @Option(
    help: ArgumentHelp("Submitted on this day or earlier.", valueName: "YYYY-MM-DD"), transform: day
  )
  var until: Day?

  @Option(help: ArgumentHelp("Papers of this author.", valueName: "name"))
  var author: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("These papers, whatever a profile says.", valueName: "ID"))
  var ids: [String] = []

  @Option(
    help: ArgumentHelp("Where the digests go, and what they hold already.", valueName: "DIR"))
  var folder: String?

  @Flag(help: "Print the digest instead of writing it.")
  var dryRun = false

  @Flag(help: "For cron: say nothing unless something is wrong.")
  var cron = false

  private static func day(_ text: String) throws -> Day {
    guard let day = Day(text) else { throw ValidationError("a day is written as in 2026-11-18.") }
    return day
  }

  func validate() throws {
    if !categories.isEmpty, !profiles.isEmpty {
      throw ValidationError("Either profiles or categories.")
    }
    if let bad = categories.first(where: { !ArxivCategory.isOne($0) }) {
      throw ValidationError("“\(SafeText.line(bad))” is no category, as cs.LG or hep-th are.")
    }
    if let since, let until, until < since {
      throw ValidationError("--until is before --since.")
    }
  }

  func run() throws {
    let (orders, hooks) = try orders()
    let stop = StopSignal()
    var code: Int32 = 1
    // One fetch is one act, however many profiles it has, and whatever becomes of the last of them.
    var files: [String] = []
    defer { FetchHook.run(hooks, files) { !stop.hasCome } }
    for order in orders {
      do throws(FetchError) {
        let report = try fetch(order, isWanted: { !stop.hasCome })
        tell(report, of: order)
        if let file = report.file { files.append(file) }
        if report.file != nil || !report.papers.isEmpty { code = 0 }
      } catch {
        FetchProgress.clear()
        var lines = [Sentences.sentence(for: error, profile: order.profile.name)]
        if orders.count > 1, order != orders.last, error != .network(.stopped) {
          lines.append("the profiles behind it were not asked for")
        }
        throw Failure(code: Sentences.code(of: error), lines: lines)
      }
    }
    if code == 1, !cron { throw Failure.nothing }
  }

  private func orders() throws -> (orders: [FetchOrder], hooks: Hooks) {
    let (settings, notes) = Process.settings(about: "fetch")
    if !notes.sentences.isEmpty { throw Failure(code: 2, lines: notes.sentences) }
    let references = try ids.flatMap { $0.split(separator: ",") }.map { text in
      guard let reference = ArxivReference(String(text)), reference.id.isArxiv else {
        throw ValidationError("“\(SafeText.line(String(text)))” is no arXiv id, as 2504.16922 is.")
      }
      return reference
    }
    let orders = try chosen(settings).map { profile in
      var order = FetchOrder(profile: profile)
      (order.since, order.until, order.author, order.ids) = (since, until, author, references)
      return order
    }
    return (orders, settings.hooks)
  }

  private func chosen(_ settings: Settings) throws -> [FetchProfile] {
    if !categories.isEmpty {
      var profile = FetchProfile(name: categories.joined(separator: "_").replacing(".", with: "-"))
      profile.categories = categories
      return [profile]
    }
    let chosen = try profiles.map { name in
      guard let profile = settings.fetch.first(where: { $0.name == name }) else {
        throw Failure(code: 2, lines: [Sentences.noProfile(name, settings.fetch.map(\.name))])
      }
      return profile
    }
    if !chosen.isEmpty { return chosen }
    // Ids and authors need no profile.
    if !ids.isEmpty || author != nil { return [FetchProfile(name: "papers")] }
    guard !settings.fetch.isEmpty else {
      throw Failure(code: 2, lines: [Sentences.noProfiles(settings: Process.places.settings)])
    }
    return settings.fetch
  }

  private func fetch(
    _ order: FetchOrder, isWanted: @escaping () -> Bool
  ) throws(FetchError) -> FetchReport {
    let folder = folder ?? Process.folder(of: order.profile)
    var progress = FetchProgress(profile: order.profile.name, isShown: !cron)
    defer { FetchProgress.clear() }
    return try Fetch(
      order, folder: folder, isDry: dryRun,
      Process.surroundings(isWanted: isWanted, tell: { progress.tell($0) })
    ).run()
  }

  private func tell(_ report: FetchReport, of order: FetchOrder) {
    for note in report.notes {
      Output.complain("\(order.profile.name): \(Sentences.sentence(for: note))")
    }
    if dryRun { Output.write(report.text) }
    if cron { return }
    let line = "\(order.profile.name): \(Sentences.sentence(for: report))"
    if dryRun { return Output.complain("\(line); nothing was written") }
    Output.write(line + "\n")
  }
}
