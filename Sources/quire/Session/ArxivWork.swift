import Catalog
import Feeds
import Fetching
import Glibc
import Interface
import Papers
import Programs
import Storage
import Synchronization
import Terminal

/// Fetches from arXiv away from the keys: digests one after the other, and whole papers one after the other. Both share
/// arXiv's turns, with each other and with all other Quires.
///
/// Nothing waits for it: what is given up ends at the next place where it asks, and when the program ends, it is left
/// where it is. What came whole is kept, and nothing else.
final class ArxivWork: Sendable {
  private let mailbox: Mailbox
  private let home = Process.environment["HOME"] ?? ""
  private let sources: Sources
  private let wanted = Mutex<Set<Ticket>>([])
  private let programs: ProgramRunner
  /// What was written of which no program has been told yet that wants to be.
  private let untold = Mutex<[String]>([])
  private let turns: [Slot: Turn] = [.fetch: Turn(), .download: Turn()]
  /// How many threads may be on the way to arXiv.
  private static let running = Atomic<Int>(0)
  static var isBusy: Bool { running.load(ordering: .relaxed) > 0 }

  /// Held by who works.
  private final class Turn: Sendable {
    let lock = Mutex(())
  }

  /// - Parameters:
  ///   - sources: what is open.
  ///   - programs: who tells the user's program of a fetch that was stopped; of others the browser does.
  init(sources: Sources, programs: ProgramRunner, mailbox: Mailbox) {
    (self.sources, self.programs, self.mailbox) = (sources, programs, mailbox)
  }

  func fetch(_ wish: FetchWish, _ ticket: Ticket) {
    start(ticket) { [self] in doFetch(wish, ticket) }
  }

  func download(_ wish: DownloadWish, _ ticket: Ticket) {
    start(ticket) { [self] in doDownload(wish, ticket) }
  }

  /// Looks which papers have files.
  func findFiles(_ ticket: Ticket) {
    BackgroundThread.start { [mailbox] in
      let files = Process.paperFiles
      let found = PaperForm.allCases.map { ($0, files.references(as: $0)) }
      mailbox.post(.filesFound(Dictionary(uniqueKeysWithValues: found)), to: ticket)
    }
  }

  /// A job is not wanted any more.
  func end(_ ticket: Ticket) { wanted.withLock { _ = $0.remove(ticket) } }

  private func isWanted(_ ticket: Ticket) -> Bool {
    mailbox.isOpen && wanted.withLock { $0.contains(ticket) }
  }

  private func start(_ ticket: Ticket, _ body: @escaping @Sendable () -> Void) {
    wanted.withLock { _ = $0.insert(ticket) }
    ArxivWork.running.add(1, ordering: .relaxed)
    BackgroundThread.start { [self] in
      turns[ticket.slot]!.lock.withLock { _ in
        if isWanted(ticket) { body() }
      }
      end(ticket)
      ArxivWork.running.subtract(1, ordering: .relaxed)
    }
  }

  /// - Parameter place: which of several things it is about, as in `2 of 3: `.
  private func surroundings(
    _ ticket: Ticket, place: @escaping () -> String = { "" }
  ) -> Fetch.Surroundings {
    var progress = ArxivProgress()
    func tell(_ news: FetchNews) {
      guard let text = progress.text(for: news) else { return }
      mailbox.post(.progress(Progress(place() + text)), to: ticket, isLast: false)
    }
    return Process.surroundings(isWanted: { [self] in isWanted(ticket) }, tell: tell)
  }

  // MARK: Digests

  /// The settings are read anew: whoever was told to write a profile has done so by now.
  private func doFetch(_ wish: FetchWish, _ ticket: Ticket) {
    let (settings, notes) = Process.settings(about: "fetch")
    if let mistake = notes.sentences.first {
      return mailbox.post(.failed(Message(mistake, isWarning: true)), to: ticket)
    }
    let choices = settings.fetch.map { FetchChoice($0.name, words: FetchOrder(profile: $0).words) }
    let profiles: [FetchProfile]
    switch wish {
    case .all: profiles = settings.fetch
    case .profile(let name): profiles = settings.fetch.filter { $0.name == name }
    case .any: profiles = settings.fetch.count == 1 ? settings.fetch : []
    }
    if profiles.isEmpty {
      if case .profile(let name) = wish {
        return fail(Sentences.noProfile(name, choices.map(\.name)), ticket)
      }
      if choices.isEmpty {
        return fail(Sentences.profileToWrite(settings: shown(Process.places.settings)), ticket)
      }
    }
    mailbox.post(.profilesFound(choices), to: ticket, isLast: profiles.isEmpty)
    if !profiles.isEmpty { fetch(profiles, isTold: settings.hooks.programs[.fetch] != nil, ticket) }
  }

  /// - Parameter isTold: a program wants to know which papers came.
  private func fetch(_ profiles: [FetchProfile], isTold: Bool, _ ticket: Ticket) {
    var (came, warnings) = ([String](), [String]())
    /// One fetch is one act, also when it failed for the last of the profiles.
    func end(isWarning: Bool = false) {
      // Nobody would take the answer.
      guard isWanted(ticket) else { return tellOfFiles() }
      let (papers, library) = FetchHook.papers(in: takeUntold())
      let message = Message(came.joined(separator: "; "), isWarning: isWarning)
      mailbox.post(
        .fetched(FetchOutcome(message, warnings: warnings, papers: papers, in: library)),
        to: ticket)
    }
    for profile in profiles {
      let folder = Process.folder(of: profile)
      do throws(FetchError) {
        var report = try Fetch(
          FetchOrder(profile: profile), folder: folder, surroundings(ticket)
        ).run()
        warnings += report.notes.map { "\(profile.name): \(Sentences.sentence(for: $0))" }
        if isTold, let file = report.file { untold.withLock { $0.append(file) } }
        // Where what came is seen anyway, nobody needs to know where it is.
        report.file = sources.reads(folder) ? nil : report.file.map(shown)
        came.append("\(profile.name): \(Sentences.sentence(for: report))")
      } catch {
        if error == .network(.stopped) { return tellOfFiles() }
        Log.note(.error, Sentences.sentence(for: error, profile: profile.name))
        came.append(Sentences.sentence(for: error, profile: profile.name))
        return end(isWarning: true)
      }
    }
    end()
  }

  private func takeUntold() -> [String] {
    untold.withLock { files in
      defer { files = [] }
      return files
    }
  }

  /// Has the user's program told of what was written before a fetch was stopped, or left.
  func tellOfFiles() {
    let files = takeUntold()
    guard !files.isEmpty else { return }
    let (papers, library) = FetchHook.papers(in: files)
    let database = try? MarksDatabase(path: Process.places.marks, creates: false)
    let marks = database.flatMap { try? MarksAccess.known($0, library) } ?? [:]
    programs.tell(
      HookRun(hook: .fetch, papers: papers, library: library, marks: Marks(marks)), .leftFetch)
  }

  private func fail(_ sentence: String, _ ticket: Ticket) {
    mailbox.post(.failed(Message(sentence, isWarning: true)), to: ticket)
  }

  /// A path as people write it.
  private func shown(_ path: String) -> String {
    home.count > 1 && path.hasPrefix(home + "/") ? "~" + path.dropFirst(home.count) : path
  }

  // MARK: Whole papers

  private func doDownload(_ wish: DownloadWish, _ ticket: Ticket) {
    let files = Process.paperFiles
    var (fetched, wereThere, number) = (0, 0, 0)
    var failures: [String] = []
    let download = Download(
      to: files,
      surroundings(ticket) { wish.papers.count > 1 ? "\(number) of \(wish.papers.count): " : "" })
    for reference in wish.papers {
      number += 1
      do throws(FetchError) {
        let outcome = try download.run(reference, as: wish.form)
        if outcome.wasThere { wereThere += 1 } else { fetched += 1 }
        mailbox.post(.downloaded(reference, wish.form), to: ticket, isLast: false)
      } catch {
        if error == .network(.stopped) { return }
        Log.note(.error, Sentences.sentence(for: error, wish.form, of: reference))
        failures.append(Sentences.sentence(for: error, wish.form, of: reference))
        if !Sentences.isAboutOnePaper(error) { break }
      }
    }
    mailbox.post(
      .downloadEnded(
        DownloadOutcome(
          wish, fetched: fetched, wereThere: wereThere, failures: failures,
          folder: shown(files.folder))), to: ticket)
  }
}

/// How far something from arXiv has come, as the heading says it.
private struct ArxivProgress {
  private var pace = Pace()

  /// nil when it is too soon to say something again.
  mutating func text(for news: FetchNews) -> String? {
    switch news {
    case .asking(let service): "asking \(Sentences.name(of: service))"
    case .pages(let pages, let papers, let total):
      "fetched \(MarkSentences.count(pages, "page")), \(papers)"
        + (total.map { " of \($0)" } ?? "") + " papers"
    case .bytes(let count, let total):
      pace.isDue || count == total ? "fetched \(Sentences.bytes(count, of: total))" : nil
    case .waiting(let seconds, let error):
      "\(Sentences.reason(error)), again in \(seconds) s"
    }
  }
}
