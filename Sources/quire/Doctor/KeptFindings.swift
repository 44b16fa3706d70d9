import Canvas
import Catalog
import Fetching
import Glibc
import Interface
import Storage

/// The reader's own files, the marks, and what was fetched.
struct KeptFindings {
  private let places: Places
  private let quotesFilters: Bool
  /// What the database says of itself; nil when there is none.
  private let health: Result<MarksHealth?, MarksError>

  init(places: Places, quotesFilters: Bool) {
    (self.places, self.quotesFilters) = (places, quotesFilters)
    do throws(MarksError) {
      health = .success(try MarksDatabase(path: places.marks, creates: false)?.health())
    } catch {
      health = .failure(error)
    }
  }

  func all() -> [Finding] {
    files + [theme, marks, sync, papers].compactMap(\.self) + fetches + [crashes]
  }

  /// What is kept of the papers that are read when no path is named.
  private var papers: Finding? {
    guard case .files(let paths) = PathArguments.sources([], Process.settings().settings) else {
      return nil
    }
    let folder = DigestFolder(paths)
    guard let kept = KeptReading(of: paths, in: places).status(for: folder) else {
      let isSmall = !KeptReading.isWorthKeeping(folder)
      return .good(
        "papers", "index",
        isSmall ? "none: few papers are read as fast" : "none yet: the browser makes it")
    }
    return .good("papers", "index", Sentences.sentence(for: kept))
  }

  private var crashes: Finding {
    guard let last = CrashReports.all.last else {
      return .good("crashes", "reports", "no crash is known")
    }
    return Finding(
      area: "crashes", name: "reports", verdict: .look, text: "the last one is \(last)",
      advice: "`quire report-bug` makes one file of all that helps; remove it when it is done with")
  }

  private var files: [Finding] {
    OwnFile.all().map { file in
      guard let first = file.sentences.first else {
        return .good(
          "settings", file.name, file.isThere ? file.path : "none of your own: the usual ones")
      }
      let others = file.sentences.count - 1
      let isCounted = file.isOfFilters && !quotesFilters
      let quoted =
        others == 0 ? first : "\(first), and \(others) more mistake\(others == 1 ? "" : "s")"
      return Finding(
        area: "settings", name: file.name, verdict: .bad,
        text: isCounted ? Sentences.count(ofMistakesIn: file.path, others + 1) : quoted,
        advice: others == 0 && !isCounted ? nil : "`quire config check` names all")
    }
  }

  private var theme: Finding {
    let (shelf, _) = Process.themes()
    let look = Process.theme(Process.settings().settings, of: shelf).choice.look
    return .good(
      "settings", "theme",
      look.dark.name == look.light.name
        ? look.dark.name
        : "\(look.dark.name) on a dark background, \(look.light.name) on a light one")
  }

  private var marks: Finding {
    switch health {
    case .failure(let error):
      return Finding(
        area: "marks", name: "database", verdict: .bad, text: Sentences.sentence(for: error),
        advice:
          "a damaged database is mended by the next command about marks, such as `quire history`")
    case .success(nil): return .good("marks", "database", "none yet: nothing was marked")
    case .success(let health?):
      if let complaint = health.complaints.first {
        return Finding(
          area: "marks", name: "database", verdict: .bad, text: "\(places.marks): \(complaint)",
          advice: "copy the file away; `quire history` mends it")
      }
      let papers = MarkSentences.count(health.papers, "paper")
      return .good("marks", "database", "whole: \(papers) with marks, \(size) KB")
    }
  }

  /// When something came from another machine.
  private var sync: Finding? {
    guard case .success(let health?) = health else { return nil }
    guard let last = health.lastReceived else {
      return .good("marks", "sync", "nothing came from another machine yet")
    }
    return .good(
      "marks", "sync", "the last mark of another machine is of \(LocalTime.text(Int(last / 1000)))")
  }

  private var size: Int {
    ["", "-wal"].reduce(0) { sum, ending in
      var status = stat()
      return stat(places.marks + ending, &status) == 0
        ? sum + (Int(status.st_size) + 1023) / 1024 : sum
    }
  }

  private var fetches: [Finding] {
    let profiles = Process.settings().settings.fetch
    guard !profiles.isEmpty else {
      return [.good("fetch", "profiles", "none; `quire help fetch` says how to make one")]
    }
    return profiles.map { profile in
      let last = LastFetch(folder: places.fetching, profile: profile.name)
      if last.isUnfinished {
        return Finding(
          area: "fetch", name: profile.name, verdict: .look,
          text: "the last fetch did not come to its end",
          advice: "`quire fetch \(profile.name)` goes on from there")
      }
      guard let seconds = last.seconds else {
        return Finding(
          area: "fetch", name: profile.name, verdict: .look, text: "was never fetched",
          advice: "`quire fetch \(profile.name)`")
      }
      return .good("fetch", profile.name, "fetched last \(LocalTime.text(seconds))")
    }
  }
}
