import Catalog
import Digests
import Glibc
import Interface
import Papers
import Storage

/// What the program reads: the files of the arguments or of the settings, or the sample.
enum Sources: Sendable {
  case files([FilePath])
  case sample

  /// The paths; nil for the sample.
  var paths: [FilePath]? {
    if case .files(let paths) = self { paths } else { nil }
  }

  /// The paths under which a view is remembered, as they are wherever one stands; none for what is
  /// not there twice.
  var rememberedPaths: [String] {
    guard case .files(let paths) = self, !paths.contains(where: { $0.text == "-" }) else {
      return []
    }
    return paths.map(Sources.real)
  }

  /// Whether what comes into a folder is read without being named.
  func reads(_ folder: String) -> Bool {
    guard case .files(let paths) = self else { return false }
    let folder = Sources.real(FilePath(folder))
    return paths.lazy.map(Sources.real).contains { folder == $0 || folder.hasPrefix($0 + "/") }
  }

  /// A path as it is wherever one stands, and whatever links lead there.
  private static func real(_ path: FilePath) -> String {
    guard let real = path.withCString({ realpath($0, nil) }) else { return path.text }
    defer { free(real) }
    return String(cString: real)
  }

  /// What the digests are called on the screen.
  var names: DigestNames {
    guard case .files(let paths) = self else { return DigestNames() }
    return DigestNames(opened: paths.map(\.text))
  }

  static let sampleLibrary: Library = {
    let digest = DigestParser.parse(SampleDigest.bytes, path: SampleDigest.name)
    return Library().adding([digest])
  }()

  static let sampleLoading = Loading(filesDone: 1, filesFound: 1, title: "sample")
}
