"""Takes any dataframe that narwhals reads, as one that DuckDB reads."""

from harness.errors import ConfigError


def arrow_or_pandas(frame: object) -> object:
    """A pandas frame or a pyarrow table of the same rows; neither is copied.

    Raises:
        ConfigError: it is no dataframe, or its own library cannot hand it over.
    """
    import narwhals as nw  # noqa: PLC0415 - rarely needed

    try:
        found = nw.from_native(frame, eager_only=False)  # type: ignore[call-overload]  # any object
    except TypeError as error:
        raise ConfigError(
            f"a `{type(frame).__name__}` is no dataframe",
            remedy="Give a frame of pandas, polars, pyarrow, DuckDB, Dask, PySpark or ibis",
        ) from error
    if isinstance(found, nw.LazyFrame):
        found = found.collect("pyarrow")
    if found.implementation in {nw.Implementation.PANDAS, nw.Implementation.PYARROW}:
        return nw.to_native(found)
    try:
        return found.to_arrow()
    except ModuleNotFoundError as error:
        raise ConfigError(
            f"a frame of {found.implementation} needs pyarrow to be read",
            remedy="`pip install pyarrow`, or save the table as Parquet",
        ) from error
