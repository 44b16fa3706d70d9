/// What stands beside the repository, in `../shared`, and may not be there. Tests that need it say so, and
/// are reported as skipped without it:
///
///     @Test(.enabled(if: SharedMaterial.isThere, SharedMaterial.why)) func …
import Glibc
public import Testing

public enum SharedMaterial {
  /// The folder, with a slash at the end.
  public static let folder: String = {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return "/\(root)/../shared/"
  }()

  /// The digests, with a slash at the end.
  public static var digests: String { folder + "digests/" }

  public static let isThere = access(digests + "expected.tsv", R_OK) == 0

  public static let why: Comment = "there are no sample digests beside the repository"
}
