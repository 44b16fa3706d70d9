import Catalog
import Papers
import Storage

/// Papers as the program has kept them, opened as it opens them.
struct KeptSource {
  private let folder: DigestFolder
  private let roots: [FilePath]
  private let places: Places
  private let why: String

  init(_ source: String, home: String) {
    roots = [FilePath(source)]
    folder = DigestFolder(roots)
    places = Places(environment: ["QUIRE_HOME": home])
    why = "Nothing is kept of \(source): QUIRE_HOME=\(home) quire index \(source)"
  }

  /// The library, with all that filters ask made, and how long it took to open.
  func open() -> (library: Library, time: Duration) {
    let clock = ContinuousClock()
    let begin = clock.now
    let indexes = IndexCache(folder: places.indexes).store
    // Of whatever program: it must be of this commit.
    let version = cache(of: "", indexes).keptBy
    guard let version, let content = cache(of: version, indexes).open(for: folder) else {
      Asked.stop(why)
    }
    guard folder.files.allSatisfy({ content.files[$0] != nil }) else {
      Asked.stop("Files have changed since. \(why)")
    }
    let library = content.library
    library.makeOrders()
    let time = clock.now - begin
    library.makeWords()
    library.makeIndexes(in: indexes)
    return (library, time)
  }

  private func cache(of version: String, _ indexes: IndexStore) -> LibraryCache {
    LibraryCache(folder: places.libraries, of: roots, version: version, indexes: indexes)
  }
}
