import Catalog
import Glibc

/// Files that Quire itself wrote and renamed into their place: nobody changes them there.
enum MappedFile {
  /// Asks the system for the beginning and the end of a file that will be opened, and does not wait for them: so many
  /// files come from the disk together.
  static func expect(_ path: String, head: Int = 1, tail: Int = 0) {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { return }
    defer { close(file) }
    posix_fadvise(file, 0, head, POSIX_FADV_WILLNEED)
    let end = tail > 0 ? lseek(file, 0, SEEK_END) : 0
    if end > 0 { posix_fadvise(file, max(0, end - tail), tail, POSIX_FADV_WILLNEED) }
  }

  /// The bytes of a whole file, mapped: the system takes their memory back when it needs some. A file on another
  /// machine is read, because who maps it dies when somebody cuts it off there.
  ///
  /// - Parameter isOfUse: notes that it was of use now.
  static func bytes(of path: String, isOfUse: Bool = false) -> KeptBytes? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else {
      return nil
    }
    if isOfUse { futimens(file, nil) }
    let (count, isFar) = (Int(status.st_size), MarksDatabase.isOnNetwork(path))
    let memory = mmap(
      nil, count, isFar ? PROT_READ | PROT_WRITE : PROT_READ,
      isFar ? MAP_PRIVATE | MAP_ANONYMOUS : MAP_PRIVATE, isFar ? -1 : file, 0)
    guard let memory, memory != MAP_FAILED else { return nil }
    var place = 0
    while isFar, place < count {
      let room = UnsafeMutableRawBufferPointer(start: memory + place, count: count - place)
      let read = Descriptor.read(file, into: room)
      // What is cut off does not fit what is said of it.
      if read <= 0 { break }
      place += read
    }
    return KeptBytes(UnsafeRawBufferPointer(start: memory, count: count)) {
      munmap(UnsafeMutableRawPointer(mutating: $0.baseAddress), $0.count)
    }
  }
}
