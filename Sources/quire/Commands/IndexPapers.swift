import ArgumentParser
import Catalog
import Glibc
import Interface
import Storage

/// `quire index`: what opening and filtering many papers needs, made ahead.
struct IndexPapers: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index", abstract: "Make ahead what opening and filtering many papers needs.",
    discussion: """
      Quire keeps what it has read of a folder of digests and, where there are many papers, an index of all words in \
      them, so that the folder opens at once the next time, whatever its size. The browser makes both when they are \
      missing; this command makes them ahead, for a timer or after a large file has come. Files that are what they \
      were are not read again. All of it is in the cache, can be deleted at any time, and is made again.

      Examples:

        quire index
        quire index ~/arxiv-metadata.json
        quire index --status
        quire index --drop

      Exit codes: 0 done, 1 nothing is kept or it was damaged, 2 wrong usage, 3 some input could not be read or \
      nothing could be written, 130 interrupted.
      """)

  enum Action: String, EnumerableFlag {
    case status, verify, drop

    static func help(for value: Action) -> ArgumentHelp? {
      switch value {
      case .status: "Say what is kept, and how much of it is still right."
      case .verify: "Read all that is kept, and throw it away if it is damaged."
      case .drop: "Throw away what is kept of the papers."
      }
    }
  }

  @Flag(exclusivity: .exclusive, help: "") var action: Action?
  @OptionGroup var arguments: PathArguments

  func run() throws {
    let (settings, notes) = Process.settings()
    for note in notes.sentences { Output.complain(note) }
    guard case .files(let files) = arguments.sources(settings) else {
      throw Failure(code: 1, lines: ["nothing is kept of a sample; name your digests"])
    }
    let (folder, kept) = (DigestFolder(files), KeptReading(of: files))
    switch action {
    case .status: try tell(kept, folder)
    case .verify: try verify(kept)
    case .drop: if !kept.drop() { throw IndexPapers.nothing }
    case nil: try make(kept, settled(folder))
    }
  }

  private static var nothing: Failure {
    Failure(code: 1, lines: ["nothing is kept of these papers"])
  }

  private func tell(_ kept: KeptReading, _ folder: DigestFolder) throws {
    guard let status = kept.status(for: folder) else { throw IndexPapers.nothing }
    Output.write(Sentences.sentence(for: status) + "\n")
  }

  private func verify(_ kept: KeptReading) throws {
    let stop = StopSignal()
    let isSound = kept.verify(isCancelled: { stop.hasCome })
    if stop.hasCome { throw Failure(code: 130) }
    guard let isSound else { throw IndexPapers.nothing }
    guard isSound else {
      throw Failure(code: 1, lines: ["it was damaged, and is thrown away; it is made again"])
    }
    Output.write("all that is kept is what was written\n")
  }

  /// Looked at once more if something in it has been changed just now: that would be read again at the next start.
  private func settled(_ folder: DigestFolder) -> DigestFolder {
    let ages = folder.files.map {
      folder.time.subtractingReportingOverflow($0.modified).partialValue
    }
    let fresh = ages.filter { 0...LibraryCache.unsettled ~= $0 }
    guard let youngest = fresh.min() else { return folder }
    usleep(UInt32((LibraryCache.unsettled - youngest) / 1000 + 1000))
    return DigestFolder(folder.roots)
  }

  private func make(_ kept: KeptReading, _ folder: DigestFolder) throws {
    guard KeptReading.isWorthKeeping(folder) else {
      throw Failure(code: 1, lines: ["so few papers are read as fast as they are opened"])
    }
    let stop = StopSignal()
    let ahead = MakingAhead(indexes: IndexCache(folder: Process.places.indexes).store)
    defer { ahead.stop() }
    var result = read(kept, folder, ahead) { stop.hasCome }
    if !stop.hasCome {
      show("making the index of \(MarkSentences.count(result.library.count, "paper"))")
      // The papers are kept while their words are made, and then these.
      ahead.hurry()
      if let moved = kept.keep(result, of: folder, always: true) { result = moved }
      ahead.take(result.library)
      ahead.finish { stop.hasCome }
    }
    FetchProgress.clear()
    for note in Sentences.notes(on: result) { Output.complain(note) }
    guard !stop.hasCome else { throw Failure(code: 130) }
    _ = kept.keep(result, of: folder, always: true)
    guard let status = kept.status(for: folder) else {
      throw Failure(code: 3, lines: ["the index could not be written to \(Process.places.cache)"])
    }
    Output.write(Sentences.sentence(for: status) + "\n")
    if !result.isWhole { throw Failure(code: 3) }
  }

  /// Reads everything, and makes what is made of a library when somebody looks at it, as far as it has grown.
  private func read(
    _ kept: KeptReading, _ folder: DigestFolder, _ ahead: MakingAhead, _ isStopped: () -> Bool
  ) -> LoadResult {
    var (last, pace, reading) = (LoadResult(), Pace(), ReadingPace())
    let start = ContinuousClock.now
    var loader = kept.loader(for: folder)
    loader.kept = kept
    loader.run { result, isPart in
      if isPart {
        last = result
        ahead.take(result.library)
      }
      if pace.isDue {
        let progress = reading.progress(result.far, of: result.bytesFound, at: .now - start)
        show(progress.text)
      }
      return !isStopped()
    }
    return last
  }

  private func show(_ words: String) {
    if isatty(2) == 1 { Output.replaceLine(words) }
  }
}
