// ProfileIO
