import Catalog
import Interface
import Papers
import Storage
import Synchronization

/// Reads the digests for the browser, again and again.
///
/// What files gave is kept from one reading to the next, also what a reading found that was given up for a
/// newer one: so that one that never comes to its end is followed by one that has less to do.
final class Readings: Sendable {
  /// Whether there is memory to make an index in.
  @Sendable private static func hasRoom() -> Bool { Memory.available.map { $0 > 1 << 30 } != false }

  /// What a reading tells.
  enum News {
    case answer(Answer.Content, isLast: Bool)
    /// Something is known to have changed since the reading began.
    case isBehind
  }

  private let sources: Sources
  private let watch: FolderWatch?
  private let indexes: IndexStore
  /// Where the library is kept from one run to the next; nil where nothing is.
  let kept: KeptReading?
  /// The library has been moved to where it is kept, and the browser has not heard of it.
  let isMoved = Mutex(false)
  private let sizes: PartSizes
  let shelf = DigestShelf()
  /// What the paths stood for when somebody looked, to be read first.
  private let firstLook: Mutex<DigestFolder?>
  /// What was read last, to its end.
  let last = Mutex<LoadResult?>(nil)
  /// The library that was made last, perhaps of a reading that was given up: the next one goes on from there.
  let base = Mutex<Library?>(nil)

  /// - Parameters:
  ///   - folder: what the paths stand for, if somebody has looked already.
  ///   - watch: all folders that are found are watched by it.
  ///   - indexes: where indexes are kept from one run to the next.
  ///   - kept: where the library is.
  ///   - sizes: how large files are divided.
  init(
    of sources: Sources, folder: DigestFolder? = nil, watch: FolderWatch? = nil,
    indexes: IndexStore = .none, kept: KeptReading? = nil, sizes: PartSizes = .usual
  ) {
    (self.sources, self.watch, self.indexes) = (sources, watch, indexes)
    (self.kept, self.sizes) = (kept, sizes)
    firstLook = Mutex(folder)
  }

  /// Reads everything; files that are what they were are not read again.
  ///
  /// - Parameters:
  ///   - isWanted: asked after each file.
  ///   - tell: takes the answers, the last one unless the reading was given up.
  func read(
    on occasion: Job.Occasion, isWanted: () -> Bool, tell: (News) -> Void
  ) {
    guard case .files(let paths) = sources else {
      var loading = Sources.sampleLoading
      if occasion == .command { loading.message = .reloaded }
      return tell(.answer(.loaded(Sources.sampleLibrary, loading), isLast: true))
    }
    let folder = takeFirstLook() ?? DigestFolder(paths)
    let isNew = watch?.watch(folder) ?? false
    let before = last.withLock { $0 }
    var whole = before
    var isOpened = false
    let ahead = MakingAhead(indexes: indexes, hasRoom: Readings.hasRoom)
    defer { ahead.stop() }
    let isMoved = isMoved.withLock { isMoved in
      defer { isMoved = false }
      return isMoved
    }
    if occasion == .change, let before, before.isWhat(folder) {
      tell(.answer(isMoved ? .loaded(before.library, before.loading()) : .nothing, isLast: true))
    } else {
      var pace = Pace()
      let start = ContinuousClock.now
      var reading = ReadingPace()
      func progress(_ result: LoadResult) -> Progress {
        guard result.isInParts else { return result.progress }
        return reading.progress(result.far, of: result.bytesFound, at: .now - start)
      }
      var loader = Loader(folder: folder, shelf: shelf, base: base.withLock { $0 })
      if occasion == .start, let kept {
        loader = kept.loader(for: folder, shelf: shelf)
        isOpened = loader.base != nil
        loader.kept = KeptReading.isWorthKeeping(folder) ? kept : nil
      }
      loader.sizes = sizes
      loader.showsBase = occasion == .start
      loader.run { result, isPart in
        if isPart { base.withLock { $0 = result.library } }
        guard isWanted() else { return false }
        if isPart, occasion == .start { ahead.take(result.library) }
        if result.filesDone == result.filesFound, isPart {
          last.withLock { $0 = result }
          whole = result
          shelf.forget(allBut: result.digests)
          let answer = answer(result, since: before, on: occasion, isMoved: isMoved)
          tell(.answer(answer, isLast: true))
        } else if isPart, occasion == .start {
          var loading = result.loading()
          if result.isInParts { loading.reading = progress(result) }
          tell(.answer(.loaded(result.library, loading), isLast: false))
        } else if occasion != .change, pace.isDue {
          tell(.answer(.progress(progress(result)), isLast: false))
        }
        return true
      }
    }
    // What came before it was watched has been told by nobody.
    if isNew, DigestFolder(paths).files != folder.files { tell(.isBehind) }
    // No key waits for what filters ask.
    let library = base.withLock { $0 }
    library?.visitWhatKeysNeed(Memory.willNeed)
    if let library { ahead.take(library) }
    ahead.finish(isCancelled: { !isWanted() })
    if isOpened { library?.visitWhatKeysNeed(Memory.bring) }
    if let whole { keep(whole, of: folder, isWanted, tell) }
    if isOpened { mend(isWanted, tell) }
    // The browser has let go of what was in memory by now.
    if isMoved { Memory.giveBack() }
  }

  private func takeFirstLook() -> DigestFolder? {
    firstLook.withLock { folder in
      defer { folder = nil }
      return folder
    }
  }

  /// What to tell the browser when everything has been read.
  private func answer(
    _ result: LoadResult, since before: LoadResult?, on occasion: Job.Occasion, isMoved: Bool
  ) -> Answer.Content {
    let changes = result.changes(since: before)
    if occasion == .change, changes.isEmpty {
      return isMoved ? .loaded(result.library, result.loading()) : .nothing
    }
    var new: Set<PaperID> = []
    if occasion != .start, let before { new = result.library.ids(notIn: before.library) }
    var loading = result.loading(new)
    // What is wrong is said once, not at every change.
    let known = occasion == .change ? before.map(Sentences.notes) ?? [] : []
    let notes = Sentences.notes(on: result).filter { !known.contains($0) }
    for note in notes { Log.note(.warning, note) }
    if !notes.isEmpty {
      loading.troubles = notes.map(sources.names.name)
    } else if occasion == .change || (occasion == .command && !changes.isEmpty) {
      loading.message = .changed(changes, newPapers: new.count)
    } else if occasion == .command {
      loading.message = .reloaded
    }
    return .loaded(result.library, loading)
  }
}

extension LoadResult {
  /// Whether it came of the same files, and without errors.
  fileprivate func isWhat(_ folder: DigestFolder) -> Bool {
    errors.isEmpty && folder.problems.isEmpty && folder.files.count == digests.count
      && folder.files.allSatisfy { digests[$0] != nil }
  }

  /// What has become of the files since they were read before. Those that say nothing of papers do not count.
  fileprivate func changes(since before: LoadResult?) -> DigestChanges {
    let files = before?.filesOfPapers ?? [:]
    let (old, new) = (Set(files.keys.map(\.path)), Set(filesOfPapers.keys.map(\.path)))
    return DigestChanges(
      come: new.subtracting(old).count, gone: old.subtracting(new).count,
      changed: filesOfPapers.count { old.contains($0.key.path) && files[$0.key] != $0.value })
  }

  /// How far the reading has come.
  fileprivate var progress: Progress { Progress("read", filesDone, of: filesFound, "files") }

  /// What there is of the library, for the heading.
  fileprivate func loading(_ newPapers: Set<PaperID> = []) -> Loading {
    let digests = Set(library.sources.lazy.filter { !$0.records.isEmpty }.map(\.path))
    let title: String
    if filesFound == 1, let only = library.sources.first {
      title = only.path == "-" ? "standard input" : lastComponent(of: only.path)
    } else {
      title = "\(digests.count) digests"
    }
    return Loading(
      filesDone: filesDone, filesFound: filesFound, title: title, newPapers: newPapers)
  }

  private func lastComponent(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
