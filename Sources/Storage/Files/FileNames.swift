import Glibc
import Papers

/// Names of files as somebody types them, to be completed.
public enum FileNames {
  /// More than anybody looks through.
  private static let limit = 200

  /// The files and folders that a text may become, sorted; folders end in a stroke. A `~/` in front is the home folder.
  /// What a terminal would obey, and what is no UTF-8, cannot be typed and is left out.
  public static func beginning(with text: String, home: String) -> [String] {
    let stroke = text.lastIndex(of: "/")
    let folder = stroke.map { String(text[...$0]) } ?? ""
    let start = stroke.map { text[text.index(after: $0)...] } ?? text[...]
    let path = folder.hasPrefix("~/") ? home + folder.dropFirst() : folder
    guard let stream = opendir(path.isEmpty ? "." : path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while names.count < limit, let item = readdir(stream) {
      guard let name = name(of: item), name.hasPrefix(start),
        start.hasPrefix(".") || name.first != "."
      else { continue }
      var status = stat()
      let isFolder = stat(path + name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      names.append(folder + name + (isFolder ? "/" : ""))
    }
    return names.sorted()
  }

  private static func name(of item: UnsafeMutablePointer<dirent>) -> String? {
    let bytes = withUnsafeBytes(of: &item.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
    guard let name = String(validating: bytes, as: UTF8.self), name != ".", name != "..",
      name.unicodeScalars.allSatisfy(SafeText.isSafe)
    else { return nil }
    return name
  }
}
